package io.adpay.sandbox.cashier;

import io.adpay.sandbox.account.Channel;
import io.adpay.sandbox.faults.ChannelClock;
import io.adpay.sandbox.trade.ChannelVoices;
import io.adpay.sandbox.trade.Trade;
import io.adpay.sandbox.trade.TradeState;
import io.adpay.sandbox.trade.Trades;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The pages that a buyer sees. */
@Component
class CashierPages {

  private static final int LATEST = 50;

  private final Trades trades;
  private final ChannelVoices voices;
  private final ChannelClock clock;

  CashierPages(Trades trades, ChannelVoices voices, ChannelClock clock) {
    this.trades = trades;
    this.voices = voices;
    this.clock = clock;
  }

  /** The trade with its buttons, or what became of it. */
  ResponseEntity<String> cashier(Trade trade, @Nullable String redirectUrl) {
    boolean payable =
        (trade.state() == TradeState.WAITING || trade.state() == TradeState.OFFERED)
            && !trade.expired(clock.now(trade.channel()));
    String below =
        payable
            ? Page.of("buttons")
                .text("token", trade.token())
                .text("redirectUrl", redirectUrl == null ? "" : redirectUrl)
                .fill()
            : Page.of("outcome").text("outcome", outcome(trade)).fill();
    return described("trade", trade)
        .html("below", below)
        .answer(HttpStatus.OK, brand(trade.channel()) + " · 收银台 Cashier");
  }

  /** The code that the merchant shows, as a picture. */
  ResponseEntity<String> code(Trade trade, String code) {
    return described("code", trade)
        .text("token", trade.token())
        .text("code", code)
        .answer(HttpStatus.OK, brand(trade.channel()) + " · 扫码支付 Scan to pay");
  }

  /** The buyer went away without paying. */
  ResponseEntity<String> left(Trade trade) {
    return described("trade", trade)
        .html("below", Page.of("left").text("token", trade.token()).fill())
        .answer(HttpStatus.OK, brand(trade.channel()) + " · 已取消 Cancelled");
  }

  ResponseEntity<String> unknown() {
    return Page.of("unknown").answer(HttpStatus.NOT_FOUND, "404");
  }

  ResponseEntity<String> noLongerPayable(Trade trade) {
    return described("trade", trade)
        .html("below", Page.of("outcome").text("outcome", outcome(trade)).fill())
        .answer(HttpStatus.CONFLICT, brand(trade.channel()) + " · 无法支付 Not payable");
  }

  /** The latest trades of all merchants. */
  ResponseEntity<String> home() {
    List<Trade> latest = trades.latest(LATEST);
    String rows = latest.stream().map(this::row).collect(Collectors.joining());
    return Page.of("home").html("rows", rows).answer(HttpStatus.OK, "支付渠道沙箱 Channel sandbox");
  }

  private String row(Trade trade) {
    return described("row", trade)
        .text("token", trade.token())
        .text("state", voices.of(trade.channel()).stateOf(trade))
        .fill();
  }

  private static Page described(String template, Trade trade) {
    return Page.of(template)
        .text("channel", brand(trade.channel()))
        .text("subject", trade.subject())
        .text("amount", "¥ " + BigDecimal.valueOf(trade.amount(), 2).toPlainString())
        .text("outTradeNo", trade.outTradeNo());
  }

  private String outcome(Trade trade) {
    return switch (trade.state()) {
      case PAID -> "支付成功 · Paid";
      case CLOSED -> "交易已关闭 · Closed";
      case OFFERED, WAITING ->
          trade.expired(clock.now(trade.channel()))
              ? "已过期 · Expired"
              : "等待付款 · Waiting for payment";
    };
  }

  private static String brand(Channel channel) {
    return switch (channel) {
      case ALIPAY -> "支付宝 Alipay";
      case WECHAT -> "微信支付 WeChat Pay";
    };
  }
}
