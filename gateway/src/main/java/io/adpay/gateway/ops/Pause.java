package io.adpay.gateway.ops;

import java.time.Duration;

/** Lets some time pass. */
@FunctionalInterface
interface Pause {

  /** Returns when that time is over. */
  void await(Duration time) throws InterruptedException;
}
