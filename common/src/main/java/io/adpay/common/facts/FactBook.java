package io.adpay.common.facts;

import io.adpay.common.contract.operations.DigestBucket;
import io.adpay.common.contract.operations.Fact;
import java.util.List;

/**
 * The facts of one kind that a service holds to be true, for the comparison with what others hold
 * to be true of the same numbers. What it tells of a number to the others goes into the outbox
 * under that very number, so that a difference can be explained by what is still on its way.
 */
public interface FactBook {

  /** Which facts these are, in snake_case; the same in every service. */
  String name();

  /**
   * One line for all facts whose numbers have the same bits above the shift, from one number to
   * before another; none for bits without a fact.
   */
  List<DigestBucket> digest(int shift, long from, long to);

  /**
   * The facts from one number to before another, ascending.
   *
   * @param most how many at most
   */
  List<Fact> facts(long from, long to, int most);
}
