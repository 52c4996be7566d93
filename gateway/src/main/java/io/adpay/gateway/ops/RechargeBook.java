package io.adpay.gateway.ops;

import io.adpay.common.contract.operations.DigestBucket;
import io.adpay.common.contract.operations.RechargeFact;
import io.adpay.common.contract.operations.RechargeState;
import java.util.List;

/** What one service knows of all recharges, by order number. */
interface RechargeBook {

  /** The owner's name, for operators. */
  String owner();

  /**
   * Sums over buckets of numbers, those without a fact left out.
   *
   * @param shift how many low bits of a number its bucket leaves away
   */
  List<DigestBucket> digest(int shift, NumberRange range);

  /** The facts themselves. */
  List<RechargeFact> facts(NumberRange range);

  /** What is known of one order right now. */
  RechargeState state(long orderNo);
}
