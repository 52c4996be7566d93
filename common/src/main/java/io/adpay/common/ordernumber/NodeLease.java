package io.adpay.common.ordernumber;

/** The right to make numbers under one node id, for as long as the lease covers. */
@FunctionalInterface
public interface NodeLease {

  /**
   * The leased node id, from 0 to {@link NumberIssuer#NODES_PER_ISSUER} - 1, good for a number made
   * at that millisecond.
   *
   * @param epochMillis the millisecond, by this node's own clock, that the number would carry
   * @throws NumbersUnavailable where the lease does not cover it
   */
  int nodeFor(long epochMillis);
}
