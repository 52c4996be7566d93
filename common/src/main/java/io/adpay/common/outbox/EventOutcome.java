package io.adpay.common.outbox;

/** What became of a fact at its receiver. */
public enum EventOutcome {
  /** It is durable there now. */
  APPLIED,
  /** It was there already. */
  DUPLICATE,
  /** It can't be applied yet, or something failed: send it again later. */
  DEFERRED,
  /** It can never be applied: an operator has to look. */
  REFUSED
}
