package io.adpay.payment.calls;

import io.adpay.payment.channel.PaymentView;

/** What came of trying to end a payment at its channel. */
public sealed interface Ending {

  /** It had been paid. */
  record Paid(PaymentView.Succeeded view) implements Ending {}

  /** It had been paid, and some or all of the money has gone back: nothing here can end it. */
  record Refunded() implements Ending {}

  /** It can't be paid any more. */
  record Closed() implements Ending {}

  /** The channel does not know it, and may still take money for it until it expires there. */
  record NotCreated() implements Ending {}

  /** The buyer is paying at this moment, or the channel gave no answer that ends anything. */
  record StillOpen() implements Ending {}
}
