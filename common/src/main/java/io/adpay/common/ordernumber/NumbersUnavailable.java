package io.adpay.common.ordernumber;

import io.adpay.common.problem.TemporarilyUnavailable;

/**
 * No number can be promised to be unique now: the node's lease ran out, or the clock is not to be
 * believed. The request had no effect and may be sent again.
 */
public final class NumbersUnavailable extends TemporarilyUnavailable {

  public NumbersUnavailable(String message) {
    super(message);
  }
}
