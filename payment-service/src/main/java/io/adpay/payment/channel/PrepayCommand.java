package io.adpay.payment.channel;

import io.adpay.common.contract.payment.Method;
import io.adpay.common.money.Money;
import java.time.Instant;
import java.util.Objects;

/**
 * Asks a channel to stand ready for a payment.
 *
 * @param outTradeNo our number of the payment; repeating the same command is harmless
 * @param method how the buyer pays
 * @param amount what is to be paid
 * @param subject what the buyer reads, 1 to 128 characters
 * @param expiresAt when the channel is to stop taking the money, at least a minute ahead
 * @param buyer what is known of the buyer; with an openid for JSAPI
 */
public record PrepayCommand(
    OutTradeNo outTradeNo,
    Method method,
    Money amount,
    String subject,
    Instant expiresAt,
    Buyer buyer) {

  public PrepayCommand {
    Objects.requireNonNull(outTradeNo, "outTradeNo");
    Objects.requireNonNull(expiresAt, "expiresAt");
    if (!amount.isPositive()) {
      throw new IllegalArgumentException("A payment needs a positive amount");
    }
    if (subject.isBlank()) {
      throw new IllegalArgumentException("A payment needs a subject");
    }
    if (method == Method.JSAPI && buyer.openid() == null) {
      throw new IllegalArgumentException("JSAPI needs the buyer's openid");
    }
  }
}
