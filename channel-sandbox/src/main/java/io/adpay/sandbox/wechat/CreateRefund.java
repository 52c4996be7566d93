package io.adpay.sandbox.wechat;

import io.adpay.sandbox.trade.Refund;
import io.adpay.sandbox.trade.RefundOrder;
import io.adpay.sandbox.trade.RefundTrade;
import io.adpay.sandbox.trade.Trade;
import io.adpay.sandbox.trade.TradeProperties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes a refund on; it is done some time later, which a query or a notice tells. */
@Component
class CreateRefund implements WechatEndpoint {

  private static final Pattern OUT_REFUND_NO = Pattern.compile("[0-9A-Za-z_\\-|*@]{1,64}");
  private static final int LONGEST_REASON = 80;

  private final FindTransaction findTransaction;
  private final RefundTrade refundTrade;
  private final TradeProperties properties;

  CreateRefund(
      FindTransaction findTransaction, RefundTrade refundTrade, TradeProperties properties) {
    this.findTransaction = findTransaction;
    this.refundTrade = refundTrade;
    this.properties = properties;
  }

  record Body(
      @Nullable String transactionId,
      @Nullable String outTradeNo,
      @Nullable String outRefundNo,
      @Nullable String reason,
      @Nullable String notifyUrl,
      @Nullable Amount amount) {}

  record Amount(@Nullable Long refund, @Nullable Long total, @Nullable String currency) {}

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public String path() {
    return "/v3/refund/domestic/refunds";
  }

  @Override
  public WechatAnswer handle(WechatCall call) {
    Body body = call.body(Body.class);
    RefundOrder order = order(body);
    Trade trade = trade(call, body);
    requireTotal(body.amount(), trade);
    return switch (refundTrade.refund(trade.id(), order)) {
      case RefundTrade.Outcome.Accepted(Trade now, Refund refund, boolean _) ->
          WechatAnswer.ok(RefundView.of(now, refund));
      case RefundTrade.Outcome.Differs _ ->
          throw WechatFailure.invalidRequest("订单金额或退款金额与之前请求不一致，请核实后再试");
      case RefundTrade.Outcome.NotPaid _ -> throw WechatFailure.invalidRequest("订单未支付");
      case RefundTrade.Outcome.ExceedsPaid _ ->
          throw WechatFailure.invalidRequest("申请退款金额超过订单可退金额");
      case RefundTrade.Outcome.BalanceTooLow _ ->
          throw new WechatFailure(403, "NOT_ENOUGH", "基本账户余额不足，请充值后重新发起");
      case RefundTrade.Outcome.Refused _ -> throw WechatFailure.invalidRequest("订单不允许退款");
    };
  }

  private RefundOrder order(Body body) {
    String number = body.outRefundNo();
    if (number == null || !OUT_REFUND_NO.matcher(number).matches()) {
      throw WechatFailure.parameter("参数错误: out_refund_no");
    }
    Amount amount = body.amount();
    if (amount == null || amount.refund() == null || amount.refund() < 1) {
      throw WechatFailure.parameter("参数错误: amount.refund");
    }
    if (!"CNY".equals(amount.currency())) {
      throw WechatFailure.parameter("参数错误: amount.currency");
    }
    if (body.reason() != null && body.reason().length() > LONGEST_REASON) {
      throw WechatFailure.parameter("参数错误: reason");
    }
    return new RefundOrder(
        number, amount.refund(), body.reason(), body.notifyUrl(), properties.wechatRefundTime());
  }

  private Trade trade(WechatCall call, Body body) {
    if (body.transactionId() != null) {
      return findTransaction.byTransactionId(call.account(), body.transactionId());
    }
    return findTransaction.byOutTradeNo(
        call.account(), body.outTradeNo() == null ? "" : body.outTradeNo());
  }

  /** Of a buyer who paid another sum than was asked for, either is the order's total. */
  private static void requireTotal(@Nullable Amount amount, Trade trade) {
    Long total = amount == null ? null : amount.total();
    if (total == null || (total != trade.total() && total != trade.amount())) {
      throw WechatFailure.invalidRequest("订单金额或退款金额与之前请求不一致，请核实后再试");
    }
  }
}
