package io.adpay.sandbox.wechat;

import io.adpay.sandbox.trade.Refund;
import io.adpay.sandbox.trade.RefundState;
import io.adpay.sandbox.trade.Trade;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A refund as answers show it. */
record RefundView(
    String refundId,
    String outRefundNo,
    String transactionId,
    String outTradeNo,
    String channel,
    String userReceivedAccount,
    @Nullable String successTime,
    String createTime,
    String status,
    String fundsAccount,
    Amount amount) {

  static final String BUYERS_ACCOUNT = "支付用户零钱";

  record Amount(
      long total,
      long refund,
      long payerTotal,
      long payerRefund,
      long settlementRefund,
      long settlementTotal,
      long discountRefund,
      String currency) {}

  static RefundView of(Trade trade, Refund refund) {
    long total = trade.paid();
    long part = refund.amount();
    return new RefundView(
        refund.refundNo(),
        refund.outRefundNo(),
        trade.requireTradeNo(),
        trade.outTradeNo(),
        "ORIGINAL",
        BUYERS_ACCOUNT,
        successTime(refund),
        Rfc3339.format(refund.createdAt()),
        refund.state().name(),
        "AVAILABLE",
        new Amount(total, part, total, part, part, total, 0, "CNY"));
  }

  static @Nullable String successTime(Refund refund) {
    Instant finishedAt = refund.finishedAt();
    return refund.state() == RefundState.SUCCESS && finishedAt != null
        ? Rfc3339.format(finishedAt)
        : null;
  }
}
