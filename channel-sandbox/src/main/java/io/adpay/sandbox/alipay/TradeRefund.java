package io.adpay.sandbox.alipay;

import io.adpay.sandbox.account.AlipayAccount;
import io.adpay.sandbox.trade.Refund;
import io.adpay.sandbox.trade.RefundOrder;
import io.adpay.sandbox.trade.RefundState;
import io.adpay.sandbox.trade.RefundTrade;
import io.adpay.sandbox.trade.Trade;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * {@code alipay.trade.refund}: done before it is answered. {@code fund_change} is {@code Y} only in
 * the answer to the request that moved the money; the same number and sum again answers {@code N}.
 */
@Component
class TradeRefund implements AlipayMethod {

  private final FindTrade findTrade;
  private final RefundTrade refundTrade;

  TradeRefund(FindTrade findTrade, RefundTrade refundTrade) {
    this.findTrade = findTrade;
    this.refundTrade = refundTrade;
  }

  record Content(
      @Nullable String outTradeNo,
      @Nullable String tradeNo,
      @Nullable String refundAmount,
      @Nullable String outRequestNo,
      @Nullable String refundReason) {}

  record Answer(
      String tradeNo,
      String outTradeNo,
      String buyerLogonId,
      String buyerUserId,
      String fundChange,
      String refundFee,
      @Nullable String gmtRefundPay,
      String sendBackFee) {}

  @Override
  public String name() {
    return "alipay.trade.refund";
  }

  @Override
  public Answer handle(AlipayAccount account, AlipayRequest request) {
    Content content = request.content(Content.class);
    String amount = content.refundAmount();
    long fen =
        Yuan.parse(amount == null ? "" : amount)
            .orElseThrow(() -> AlipayFailure.invalidParameter("refund_amount"));
    Trade trade = findTrade.find(account, content.tradeNo(), content.outTradeNo());
    RefundOrder order =
        new RefundOrder(
            requestNo(content, trade, fen), fen, content.refundReason(), null, Duration.ZERO);
    return switch (refundTrade.refund(trade.id(), order)) {
      case RefundTrade.Outcome.Accepted(Trade now, Refund refund, boolean moneyMoved) ->
          answer(now, refund, moneyMoved);
      case RefundTrade.Outcome.Differs _ ->
          throw AlipayFailure.business("DISCORDANT_REPEAT_REQUEST", "同一退款请求号退款金额不一致");
      case RefundTrade.Outcome.NotPaid _ ->
          throw AlipayFailure.business("TRADE_STATUS_ERROR", "交易状态不合法");
      case RefundTrade.Outcome.ExceedsPaid _ ->
          throw AlipayFailure.business("REASON_TRADE_REFUND_FEE_ERR", "退款金额无效");
      case RefundTrade.Outcome.BalanceTooLow _ ->
          throw AlipayFailure.business("SELLER_BALANCE_NOT_ENOUGH", "卖家余额不足");
      case RefundTrade.Outcome.Refused _ ->
          throw AlipayFailure.business("TRADE_NOT_ALLOW_REFUND", "当前交易不允许退款");
    };
  }

  /** Without a number of its own, a refund is of the whole trade. */
  private static String requestNo(Content content, Trade trade, long fen) {
    String given = content.outRequestNo();
    if (given != null && !given.isEmpty()) {
      return OutNumber.require("out_request_no", given);
    }
    if (fen != trade.amount()) {
      throw AlipayFailure.invalidParameter("out_request_no");
    }
    return trade.outTradeNo();
  }

  private static Answer answer(Trade trade, Refund refund, boolean moneyMoved) {
    Instant finishedAt = refund.finishedAt();
    boolean done = refund.state() == RefundState.SUCCESS;
    return new Answer(
        trade.requireTradeNo(),
        trade.outTradeNo(),
        "buy***@sandbox.example",
        trade.buyer(),
        moneyMoved ? "Y" : "N",
        Yuan.format(trade.refunded()),
        done && finishedAt != null ? BeijingTime.format(finishedAt) : null,
        Yuan.format(moneyMoved ? refund.amount() : 0));
  }
}
