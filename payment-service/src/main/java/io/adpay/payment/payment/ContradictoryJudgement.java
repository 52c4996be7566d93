package io.adpay.payment.payment;

/** A judgement that can't be true of its payment: an operator has to look. */
public final class ContradictoryJudgement extends RuntimeException {

  ContradictoryJudgement(String message) {
    super(message);
  }
}
