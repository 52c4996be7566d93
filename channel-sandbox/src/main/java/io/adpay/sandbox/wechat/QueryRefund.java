package io.adpay.sandbox.wechat;

import io.adpay.sandbox.account.Channel;
import io.adpay.sandbox.trade.Refund;
import io.adpay.sandbox.trade.Refunds;
import io.adpay.sandbox.trade.Trades;
import org.springframework.stereotype.Component;

/** The fate of a refund. */
@Component
class QueryRefund implements WechatEndpoint {

  private final Refunds refunds;
  private final Trades trades;

  QueryRefund(Refunds refunds, Trades trades) {
    this.refunds = refunds;
    this.trades = trades;
  }

  @Override
  public String method() {
    return "GET";
  }

  @Override
  public String path() {
    return "/v3/refund/domestic/refunds/{out_refund_no}";
  }

  @Override
  public WechatAnswer handle(WechatCall call) {
    Refund refund =
        refunds
            .find(Channel.WECHAT, call.account().mchId(), call.variable("out_refund_no"))
            .orElseThrow(() -> WechatFailure.resourceNotExists("退款单不存在"));
    return WechatAnswer.ok(RefundView.of(trades.get(refund.tradeId()), refund));
  }
}
