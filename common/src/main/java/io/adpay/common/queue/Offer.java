package io.adpay.common.queue;

/** What a queue said to a task. */
public enum Offer {
  /** It waits now. */
  ACCEPTED,
  /** It waits already, or someone works on it. */
  ALREADY_THERE,
  /** Redis does not answer: a sweep over the database will bring the task again. */
  UNAVAILABLE
}
