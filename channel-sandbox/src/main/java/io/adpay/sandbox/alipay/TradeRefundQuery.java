package io.adpay.sandbox.alipay;

import io.adpay.sandbox.account.AlipayAccount;
import io.adpay.sandbox.trade.Refund;
import io.adpay.sandbox.trade.RefundState;
import io.adpay.sandbox.trade.Refunds;
import io.adpay.sandbox.trade.Trade;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * {@code alipay.trade.fastpay.refund.query}: a refund that is done has a status; one that is
 * unknown or not done has none, and the answer is 10000 all the same.
 */
@Component
class TradeRefundQuery implements AlipayMethod {

  /** Alipay's word for a refund that the buyer has. */
  static final String DONE = "REFUND_SUCCESS";

  private final FindTrade findTrade;
  private final Refunds refunds;

  TradeRefundQuery(FindTrade findTrade, Refunds refunds) {
    this.findTrade = findTrade;
    this.refunds = refunds;
  }

  record Content(
      @Nullable String outTradeNo,
      @Nullable String tradeNo,
      @Nullable String outRequestNo,
      @Nullable List<String> queryOptions) {

    boolean wants(String option) {
      return queryOptions != null && queryOptions.contains(option);
    }
  }

  record Answer(
      @Nullable String tradeNo,
      @Nullable String outTradeNo,
      @Nullable String outRequestNo,
      @Nullable String refundReason,
      @Nullable String totalAmount,
      @Nullable String refundAmount,
      @Nullable String refundStatus,
      @Nullable String gmtRefundPay) {

    static final Answer NOTHING = new Answer(null, null, null, null, null, null, null, null);
  }

  @Override
  public String name() {
    return "alipay.trade.fastpay.refund.query";
  }

  @Override
  public Answer handle(AlipayAccount account, AlipayRequest request) {
    Content content = request.content(Content.class);
    String requestNo = OutNumber.require("out_request_no", content.outRequestNo());
    Trade trade = findTrade.find(account, content.tradeNo(), content.outTradeNo());
    return refunds
        .find(trade.id(), requestNo)
        .filter(refund -> refund.state() == RefundState.SUCCESS)
        .map(refund -> answer(trade, refund, content.wants("gmt_refund_pay")))
        .orElse(Answer.NOTHING);
  }

  private static Answer answer(Trade trade, Refund refund, boolean withTime) {
    Instant finishedAt = refund.finishedAt();
    return new Answer(
        trade.requireTradeNo(),
        trade.outTradeNo(),
        refund.outRefundNo(),
        refund.reason(),
        Yuan.format(trade.amount()),
        Yuan.format(refund.amount()),
        DONE,
        withTime && finishedAt != null ? BeijingTime.format(finishedAt) : null);
  }
}
