package io.adpay.payment.channel;

import io.adpay.common.money.Money;
import java.util.Objects;

/**
 * Asks a channel to send money back to a buyer.
 *
 * @param outTradeNo the payment that the money came with
 * @param outRefundNo our number of the refund; a retry repeats it with the same amount
 * @param amount what goes back
 * @param received the whole of what the payment brought
 * @param total what the payment was for, which need not be what it brought
 * @param reason what the buyer reads, 1 to 80 characters
 */
public record RefundCommand(
    OutTradeNo outTradeNo,
    OutRefundNo outRefundNo,
    Money amount,
    Money received,
    Money total,
    String reason) {

  public RefundCommand {
    Objects.requireNonNull(outTradeNo, "outTradeNo");
    Objects.requireNonNull(outRefundNo, "outRefundNo");
    Objects.requireNonNull(reason, "reason");
    if (!amount.isPositive() || amount.compareTo(received) > 0) {
      throw new IllegalArgumentException("A refund is more than nothing and at most what was paid");
    }
  }
}
