package io.adpay.payment.channel;

import io.adpay.common.money.Money;
import java.time.Instant;

/** What a channel says has become of a refund. */
public sealed interface RefundView {

  /**
   * The money has gone back.
   *
   * @param refundedAt when; the moment when we learned of it, if the channel does not say
   */
  record Succeeded(Money amount, Instant refundedAt) implements RefundView {}

  /** The channel has it in hand: ask later. */
  record Processing() implements RefundView {}

  /**
   * The channel could not reach the buyer's account (closed, say). Not final: it waits there for
   * somebody to choose another way.
   */
  record Abnormal() implements RefundView {}

  /** The channel has ended it without sending anything back. */
  record Closed() implements RefundView {}

  /** The channel knows of no such refund, or has not done it: send the same number again. */
  record NotDone() implements RefundView {}
}
