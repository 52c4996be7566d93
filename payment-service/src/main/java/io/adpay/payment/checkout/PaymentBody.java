package io.adpay.payment.checkout;

import io.adpay.common.contract.payment.Channel;
import io.adpay.common.contract.payment.Disposition;
import io.adpay.common.contract.payment.Method;
import io.adpay.common.money.Money;
import io.adpay.payment.payment.Payment;
import io.adpay.payment.payment.PaymentAction;
import io.adpay.payment.payment.PaymentStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A payment as the public interface shows it; amounts are in fen. */
record PaymentBody(
    String paymentNo,
    String orderNo,
    Channel channel,
    Method method,
    long amount,
    @Nullable Long receivedAmount,
    PaymentStatus status,
    @Nullable Disposition disposition,
    @Nullable PaymentAction action,
    String outTradeNo,
    @Nullable String channelTradeNo,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant succeededAt,
    @Nullable String failureCode) {

  static PaymentBody of(Payment payment) {
    Money received = payment.receivedAmount();
    return new PaymentBody(
        Long.toString(payment.paymentNo()),
        Long.toString(payment.orderNo()),
        payment.channel(),
        payment.method(),
        payment.amount().fen(),
        received == null ? null : received.fen(),
        payment.status(),
        payment.disposition(),
        payment.action(),
        payment.outTradeNo().value(),
        payment.channelTradeNo(),
        payment.createdAt(),
        payment.expiresAt(),
        payment.succeededAt(),
        payment.failureCode());
  }
}
