package io.adpay.gateway.ops;

import io.adpay.common.contract.operations.DigestBucket;
import io.adpay.common.contract.operations.Fact;
import io.adpay.common.contract.operations.FactState;
import java.util.List;

/** What one service tells of all numbers of a kind. */
interface Book {

  /** The owner's name, for operators. */
  String owner();

  /**
   * Sums over buckets of numbers, those without a fact left out.
   *
   * @param shift how many low bits of a number its bucket leaves away
   */
  List<DigestBucket> digest(int shift, NumberRange range);

  /** The facts themselves. */
  List<Fact> facts(NumberRange range);

  /** What is known of one number right now. */
  FactState state(long number);
}
