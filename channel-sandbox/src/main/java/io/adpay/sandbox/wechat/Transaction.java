package io.adpay.sandbox.wechat;

import io.adpay.sandbox.trade.Trade;
import io.adpay.sandbox.trade.TradeState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A trade as queries and notices show it. */
record Transaction(
    String appid,
    String mchid,
    String outTradeNo,
    @Nullable String transactionId,
    String tradeType,
    String tradeState,
    String tradeStateDesc,
    @Nullable String bankType,
    @Nullable String attach,
    @Nullable String successTime,
    @Nullable Payer payer,
    Amount amount) {

  record Payer(String openid) {}

  record Amount(
      long total, @Nullable Long payerTotal, String currency, @Nullable String payerCurrency) {}

  private static final String CURRENCY = "CNY";

  static Transaction of(Trade trade, boolean buyerIsPaying) {
    boolean paid = trade.state() == TradeState.PAID;
    Instant paidAt = trade.paidAt();
    TransactionState state = TransactionState.of(trade, buyerIsPaying);
    return new Transaction(
        trade.appId(),
        trade.account(),
        trade.outTradeNo(),
        paid ? trade.tradeNo() : null,
        tradeType(trade),
        state.name(),
        state.description(),
        paid ? "OTHERS" : null,
        trade.attachment(),
        paidAt == null ? null : Rfc3339.format(paidAt),
        paid ? new Payer(trade.buyer()) : null,
        new Amount(
            trade.amount(), paid ? (Long) trade.paid() : null, CURRENCY, paid ? CURRENCY : null));
  }

  private static String tradeType(Trade trade) {
    return switch (trade.product()) {
      case H5 -> "MWEB";
      case NATIVE, JSAPI, APP -> trade.product().name();
      case PAGE, WAP, QR -> throw new IllegalStateException("Not WeChat Pay's: " + trade.product());
    };
  }
}
