package io.adpay.sandbox.alipay;

import io.adpay.sandbox.account.AlipayAccount;
import io.adpay.sandbox.trade.Trade;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code alipay.trade.query}: the fate of a trade. */
@Component
class TradeQuery implements AlipayMethod {

  private static final String LOGON_ID = "buy***@sandbox.example";

  private final FindTrade findTrade;

  TradeQuery(FindTrade findTrade) {
    this.findTrade = findTrade;
  }

  record Content(@Nullable String outTradeNo, @Nullable String tradeNo) {}

  record FundBill(String fundChannel, String amount) {}

  record Answer(
      String tradeNo,
      String outTradeNo,
      String buyerLogonId,
      String tradeStatus,
      String totalAmount,
      String buyerUserId,
      String receiptAmount,
      String buyerPayAmount,
      String pointAmount,
      String invoiceAmount,
      @Nullable String sendPayDate,
      @Nullable List<FundBill> fundBillList) {}

  @Override
  public String name() {
    return "alipay.trade.query";
  }

  @Override
  public Answer handle(AlipayAccount account, AlipayRequest request) {
    Content content = request.content(Content.class);
    Trade trade = findTrade.find(account, content.tradeNo(), content.outTradeNo());
    Instant paidAt = trade.paidAt();
    String received = Yuan.format(trade.paid());
    return new Answer(
        trade.requireTradeNo(),
        trade.outTradeNo(),
        LOGON_ID,
        TradeStatus.of(trade),
        Yuan.format(trade.amount()),
        trade.buyer(),
        received,
        received,
        Yuan.format(0),
        received,
        paidAt == null ? null : BeijingTime.format(paidAt),
        paidAt == null ? null : List.of(new FundBill("ALIPAYACCOUNT", received)));
  }
}
