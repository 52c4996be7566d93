package io.adpay.sandbox.cashier;

import io.adpay.sandbox.account.Channel;
import io.adpay.sandbox.trade.ChannelVoices;
import io.adpay.sandbox.trade.ExpireTrade;
import io.adpay.sandbox.trade.PayTrade;
import io.adpay.sandbox.trade.ScanCode;
import io.adpay.sandbox.trade.Trade;
import io.adpay.sandbox.trade.Trades;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The buyer's way through the sandbox: come by a link or a code, look, pay or leave, go back. */
@RestController
class CashierController {

  private static final Pattern TOKEN = Pattern.compile("[0-9a-f]{32}");
  private static final String PREPAY_PREFIX = "wx";

  private final ScanCode scanCode;
  private final PayTrade payTrade;
  private final ExpireTrade expireTrade;
  private final Trades trades;
  private final ChannelVoices voices;
  private final CashierPages pages;

  CashierController(
      ScanCode scanCode,
      PayTrade payTrade,
      ExpireTrade expireTrade,
      Trades trades,
      ChannelVoices voices,
      CashierPages pages) {
    this.scanCode = scanCode;
    this.payTrade = payTrade;
    this.expireTrade = expireTrade;
    this.trades = trades;
    this.voices = voices;
    this.pages = pages;
  }

  @GetMapping("/")
  ResponseEntity<String> home() {
    return pages.home();
  }

  /** What an Alipay code holds. */
  @GetMapping("/qr/{token}")
  ResponseEntity<String> scanned(@PathVariable String token) {
    return seeOther("/cashier/" + token);
  }

  /** A person types or pastes what a code holds. */
  @GetMapping("/scan")
  ResponseEntity<String> scan(@RequestParam String code) {
    Matcher token = TOKEN.matcher(code);
    return token.find() ? seeOther("/cashier/" + token.group()) : pages.unknown();
  }

  @GetMapping("/cashier/{token}")
  ResponseEntity<String> cashier(@PathVariable String token) {
    return arrive(token, null);
  }

  /** WeChat Pay's page for phones; the merchant may have appended where to go afterwards. */
  @GetMapping("/cgi-bin/mmpayweb-bin/checkmweb")
  ResponseEntity<String> phone(
      @RequestParam("prepay_id") String prepayId,
      @RequestParam(name = "redirect_url", required = false) @Nullable String redirectUrl) {
    return prepayId.startsWith(PREPAY_PREFIX)
        ? arrive(prepayId.substring(PREPAY_PREFIX.length()), redirectUrl)
        : pages.unknown();
  }

  @PostMapping("/cashier/{token}/pay")
  ResponseEntity<String> pay(
      @PathVariable String token, @RequestParam(defaultValue = "") String redirectUrl) {
    return withTrade(
        token,
        trade ->
            switch (payTrade.pay(trade.id(), PayTrade.Payment.ORDINARY)) {
              case PayTrade.Outcome.Paid(Trade paid) -> goOn(paid, redirectUrl);
              case PayTrade.Outcome.AlreadyPaid(Trade paid) -> goOn(paid, redirectUrl);
              case PayTrade.Outcome.NoLongerPayable(Trade now) -> pages.noLongerPayable(now);
            });
  }

  @PostMapping("/cashier/{token}/leave")
  ResponseEntity<String> leave(
      @PathVariable String token, @RequestParam(defaultValue = "") String redirectUrl) {
    return withTrade(
        token,
        trade -> {
          String back = trade.channel() == Channel.WECHAT ? redirectUrl : trade.quitUrl();
          return back != null && isWebAddress(back) ? seeOther(back) : pages.left(trade);
        });
  }

  @GetMapping("/cashier/{token}/code")
  ResponseEntity<String> code(@PathVariable String token) {
    return withTrade(
        token,
        trade -> {
          String code = voices.of(trade.channel()).code(trade);
          return code == null ? pages.unknown() : pages.code(trade, code);
        });
  }

  @GetMapping(path = "/cashier/{token}/code.png", produces = MediaType.IMAGE_PNG_VALUE)
  ResponseEntity<byte[]> picture(@PathVariable String token) {
    return trades
        .findByToken(token)
        .map(trade -> voices.of(trade.channel()).code(trade))
        .map(code -> ResponseEntity.ok(QrPicture.png(code)))
        .orElseGet(() -> ResponseEntity.notFound().build());
  }

  private ResponseEntity<String> arrive(String token, @Nullable String redirectUrl) {
    return scanCode
        .scan(token)
        .map(trade -> pages.cashier(trade, redirectUrl))
        .orElseGet(pages::unknown);
  }

  private ResponseEntity<String> withTrade(
      String token, Function<Trade, ResponseEntity<String>> act) {
    return trades.findByToken(token).map(expireTrade::asOfNow).map(act).orElseGet(pages::unknown);
  }

  private ResponseEntity<String> goOn(Trade paid, String redirectUrl) {
    String merchant = voices.of(paid.channel()).returnUrl(paid);
    if (merchant != null) {
      return seeOther(merchant);
    }
    boolean brought = paid.channel() == Channel.WECHAT && isWebAddress(redirectUrl);
    return seeOther(brought ? redirectUrl : "/cashier/" + paid.token());
  }

  private static boolean isWebAddress(String url) {
    return url.startsWith("http://") || url.startsWith("https://");
  }

  private static ResponseEntity<String> seeOther(String url) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).header(HttpHeaders.LOCATION, url).build();
  }
}
