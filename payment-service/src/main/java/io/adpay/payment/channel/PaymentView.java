package io.adpay.payment.channel;

import io.adpay.common.money.Money;
import java.time.Instant;

/** What a channel says has become of a payment. */
public sealed interface PaymentView {

  /**
   * The channel has never heard of it, or not yet: an Alipay trade is created only when the buyer
   * has scanned or logged in, so until its expiry this is no proof that nothing will be paid.
   */
  record NotCreated() implements PaymentView {}

  /** It stands ready, and nobody has paid. */
  record Waiting() implements PaymentView {}

  /** The buyer is entering a password at this moment, or the bank is still at work. */
  record BuyerPaying() implements PaymentView {}

  /** It was closed without money. */
  record Closed() implements PaymentView {}

  /**
   * The money was received.
   *
   * @param channelTradeNo the channel's own number of the payment
   * @param amount what was really received, which need not be what was asked for
   * @param paidAt when it was paid; when we learned of it, if the channel does not say
   */
  record Succeeded(String channelTradeNo, Money amount, Instant paidAt) implements PaymentView {}

  /**
   * The money was received, and some or all of it has gone back. How much is left is not said.
   *
   * @param channelTradeNo the channel's own number of the payment
   * @param amount what was received at first
   * @param paidAt when it was paid; when we learned of it, if the channel does not say
   */
  record Refunded(String channelTradeNo, Money amount, Instant paidAt) implements PaymentView {}
}
