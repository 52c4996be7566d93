package io.adpay.payment.payment;

import io.adpay.common.money.Money;
import java.time.Instant;

/**
 * What a channel says it has received.
 *
 * @param channelTradeNo the channel's own number of the payment
 * @param amount what was really received
 * @param paidAt when the buyer paid, by the channel's clock
 */
public record Receipt(String channelTradeNo, Money amount, Instant paidAt) {

  public Receipt {
    if (!amount.isPositive()) {
      throw new IllegalArgumentException("a payment that succeeded has brought something");
    }
  }
}
