package io.adpay.sandbox.alipay;

import io.adpay.sandbox.account.AlipayAccount;
import io.adpay.sandbox.account.Channel;
import io.adpay.sandbox.faults.ChannelClock;
import io.adpay.sandbox.trade.OpenTrade;
import io.adpay.sandbox.trade.Product;
import io.adpay.sandbox.trade.Trade;
import io.adpay.sandbox.trade.TradeOrder;
import io.adpay.sandbox.trade.TradeState;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns what a merchant asks for into a trade, by the same rules for all three ways to be paid. */
@Component
class AcceptOrder {

  private static final Duration USUAL_LIFETIME_OF_CODE = Duration.ofHours(2);
  private static final Duration USUAL_LIFETIME = Duration.ofDays(15);
  private static final int LONGEST_SUBJECT = 256;
  private static final String BUYER = "2088102177846880";

  private final OpenTrade openTrade;
  private final ChannelClock clock;

  AcceptOrder(OpenTrade openTrade, ChannelClock clock) {
    this.openTrade = openTrade;
    this.clock = clock;
  }

  /**
   * The trade of this request; throws {@link AlipayFailure}.
   *
   * @param leastLifetime how far off {@code time_expire} must be
   */
  Trade accept(
      AlipayAccount account, AlipayRequest request, Product product, Duration leastLifetime) {
    TradeOrder order = order(account, request, product, leastLifetime);
    return switch (openTrade.open(order)) {
      case OpenTrade.Outcome.Opened(Trade trade) -> trade;
      case OpenTrade.Outcome.Differs _ ->
          throw AlipayFailure.business("CONTEXT_INCONSISTENT", "交易信息被篡改");
      case OpenTrade.Outcome.AlreadyPaid _ ->
          throw AlipayFailure.business("TRADE_HAS_SUCCESS", "交易已被支付");
      case OpenTrade.Outcome.AlreadyClosed _ ->
          throw AlipayFailure.business("TRADE_HAS_CLOSE", "交易已经关闭");
    };
  }

  private TradeOrder order(
      AlipayAccount account, AlipayRequest request, Product product, Duration leastLifetime) {
    PayContent content = request.content(PayContent.class);
    String outTradeNo = OutNumber.require("out_trade_no", content.outTradeNo());
    String subject = content.subject();
    if (subject == null || subject.isBlank() || subject.length() > LONGEST_SUBJECT) {
      throw AlipayFailure.invalidParameter("subject");
    }
    long total = amount(content.totalAmount());
    requireProductCode(product, content.productCode());
    return new TradeOrder(
        Channel.ALIPAY,
        account.appId(),
        account.appId(),
        outTradeNo,
        product,
        subject,
        total,
        total + " " + subject,
        request.orNull("notify_url"),
        request.orNull("return_url"),
        content.quitUrl(),
        content.passbackParams(),
        BUYER,
        product == Product.QR ? TradeState.OFFERED : TradeState.WAITING,
        expiry(content.timeExpire(), product, leastLifetime));
  }

  private static long amount(@Nullable String totalAmount) {
    return Yuan.parse(totalAmount == null ? "" : totalAmount)
        .orElseThrow(() -> AlipayFailure.invalidParameter("total_amount"));
  }

  /** A code's product is clear without it; the cashiers insist. */
  private static void requireProductCode(Product product, @Nullable String code) {
    String expected =
        switch (product) {
          case PAGE -> "FAST_INSTANT_TRADE_PAY";
          case WAP -> "QUICK_WAP_WAY";
          case QR, NATIVE, H5, JSAPI, APP -> null;
        };
    if (expected != null && !expected.equals(code)) {
      throw AlipayFailure.invalidParameter("product_code");
    }
  }

  private Instant expiry(@Nullable String timeExpire, Product product, Duration leastLifetime) {
    Instant now = clock.now(Channel.ALIPAY);
    if (timeExpire == null) {
      return now.plus(product == Product.QR ? USUAL_LIFETIME_OF_CODE : USUAL_LIFETIME);
    }
    Instant expiry =
        BeijingTime.parse(timeExpire)
            .orElseThrow(() -> AlipayFailure.invalidParameter("time_expire"));
    if (!expiry.isAfter(now) || expiry.isBefore(now.plus(leastLifetime))) {
      throw AlipayFailure.invalidParameter("time_expire");
    }
    return expiry;
  }
}
