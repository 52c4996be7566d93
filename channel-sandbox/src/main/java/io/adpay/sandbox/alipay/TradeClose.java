package io.adpay.sandbox.alipay;

import io.adpay.sandbox.account.AlipayAccount;
import io.adpay.sandbox.trade.CloseTrade;
import io.adpay.sandbox.trade.Trade;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code alipay.trade.close}: only a trade that waits for its buyer can be closed. */
@Component
class TradeClose implements AlipayMethod {

  private final FindTrade findTrade;
  private final CloseTrade closeTrade;

  TradeClose(FindTrade findTrade, CloseTrade closeTrade) {
    this.findTrade = findTrade;
    this.closeTrade = closeTrade;
  }

  record Content(@Nullable String outTradeNo, @Nullable String tradeNo) {}

  record Answer(String tradeNo, String outTradeNo) {}

  @Override
  public String name() {
    return "alipay.trade.close";
  }

  @Override
  public Answer handle(AlipayAccount account, AlipayRequest request) {
    Content content = request.content(Content.class);
    Trade trade = findTrade.find(account, content.tradeNo(), content.outTradeNo());
    return switch (closeTrade.close(trade.id())) {
      case CloseTrade.Outcome.Closed(Trade closed) ->
          new Answer(closed.requireTradeNo(), closed.outTradeNo());
      case CloseTrade.Outcome.NoTradeYet _ -> throw AlipayFailure.tradeNotExist();
      case CloseTrade.Outcome.BuyerIsPaying _ -> throw statusError("买家正在付款");
      case CloseTrade.Outcome.AlreadyPaid _ -> throw statusError("交易已支付");
      case CloseTrade.Outcome.AlreadyClosed _ -> throw statusError("交易已关闭");
    };
  }

  private static AlipayFailure statusError(String why) {
    return AlipayFailure.business("TRADE_STATUS_ERROR", "交易状态不合法: " + why);
  }
}
