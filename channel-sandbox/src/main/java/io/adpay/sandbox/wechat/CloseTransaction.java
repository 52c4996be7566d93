package io.adpay.sandbox.wechat;

import io.adpay.sandbox.trade.CloseTrade;
import io.adpay.sandbox.trade.Trade;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Calls an unpaid trade off; the answer has no body, but a signature. */
@Component
class CloseTransaction implements WechatEndpoint {

  private final FindTransaction findTransaction;
  private final CloseTrade closeTrade;

  CloseTransaction(FindTransaction findTransaction, CloseTrade closeTrade) {
    this.findTransaction = findTransaction;
    this.closeTrade = closeTrade;
  }

  record Body(@Nullable String mchid) {}

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public String path() {
    return "/v3/pay/transactions/out-trade-no/{out_trade_no}/close";
  }

  @Override
  public WechatAnswer handle(WechatCall call) {
    String mchId = call.body(Body.class).mchid();
    call.requireOwn(mchId == null ? "" : mchId);
    Trade trade = findTransaction.byOutTradeNo(call.account(), call.variable("out_trade_no"));
    return switch (closeTrade.close(trade.id())) {
      case CloseTrade.Outcome.Closed _ -> WechatAnswer.noContent();
      case CloseTrade.Outcome.NoTradeYet _ -> throw WechatFailure.orderNotExist();
      case CloseTrade.Outcome.BuyerIsPaying _ ->
          throw new WechatFailure(202, "USERPAYING", "用户支付中，需要输入密码");
      case CloseTrade.Outcome.AlreadyPaid _ -> throw WechatFailure.orderPaid();
      case CloseTrade.Outcome.AlreadyClosed _ -> throw WechatFailure.orderClosed();
    };
  }
}
