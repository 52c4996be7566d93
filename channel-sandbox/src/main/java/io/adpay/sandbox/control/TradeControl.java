package io.adpay.sandbox.control;

import io.adpay.sandbox.account.Channel;
import io.adpay.sandbox.notification.Notifications;
import io.adpay.sandbox.trade.ChannelVoices;
import io.adpay.sandbox.trade.ExpireTrade;
import io.adpay.sandbox.trade.PayTrade;
import io.adpay.sandbox.trade.Trade;
import io.adpay.sandbox.trade.Trades;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The buyer's hand, and the channel's own view of a trade. */
@RestController
@RequestMapping("/sandbox/trades/{channel}/{outTradeNo}")
class TradeControl {

  private final Trades trades;
  private final ExpireTrade expireTrade;
  private final PayTrade payTrade;
  private final ChannelVoices voices;
  private final Notifications notifications;

  TradeControl(
      Trades trades,
      ExpireTrade expireTrade,
      PayTrade payTrade,
      ChannelVoices voices,
      Notifications notifications) {
    this.trades = trades;
    this.expireTrade = expireTrade;
    this.payTrade = payTrade;
    this.voices = voices;
    this.notifications = notifications;
  }

  /**
   * The channel's own view.
   *
   * @param status in the channel's own words; {@code NOT_CREATED} while an Alipay code was not
   *     scanned
   * @param amount fen; what was received once it is paid
   * @param refunded fen
   */
  record View(
      Channel channel,
      String account,
      String outTradeNo,
      @Nullable String tradeNo,
      String status,
      long amount,
      long refunded,
      long fee,
      Notifications.Tally notifications) {}

  @GetMapping
  View show(@PathVariable Channel channel, @PathVariable String outTradeNo) {
    return view(expireTrade.asOfNow(find(channel, outTradeNo)));
  }

  /** The buyer scans or opens the page, and pays. */
  @PostMapping("/pay")
  View pay(
      @PathVariable Channel channel,
      @PathVariable String outTradeNo,
      @RequestBody(required = false) @Nullable JsonNode body) {
    PayTrade.Payment payment = PaymentOrder.read(body);
    Trade trade = find(channel, outTradeNo);
    return switch (payTrade.pay(trade.id(), payment)) {
      case PayTrade.Outcome.Paid(Trade paid) -> view(paid);
      case PayTrade.Outcome.AlreadyPaid _ -> throw new Problems.StateConflict("It is paid already");
      case PayTrade.Outcome.NoLongerPayable _ ->
          throw new Problems.StateConflict("It is closed or expired; see evenIfClosed");
    };
  }

  private Trade find(Channel channel, String outTradeNo) {
    return trades
        .findAnyones(channel, outTradeNo)
        .orElseThrow(() -> new Problems.NotHeardOf(outTradeNo));
  }

  private View view(Trade trade) {
    return new View(
        trade.channel(),
        trade.account(),
        trade.outTradeNo(),
        trade.tradeNo(),
        voices.of(trade.channel()).stateOf(trade),
        trade.amount(),
        trade.refunded(),
        trade.fee(),
        notifications.tally(trade.matter()));
  }

  /** The body of {@code pay}: {@code amount} and {@code evenIfClosed}, both optional. */
  private static final class PaymentOrder {

    private static final long MOST_FEN = 10_000_000_000L;

    static PayTrade.Payment read(@Nullable JsonNode body) {
      if (body == null || body.isNull() || body.isMissingNode()) {
        return PayTrade.Payment.ORDINARY;
      }
      if (!body.isObject()) {
        throw new Problems.BadRequest("An object is expected");
      }
      for (String name : body.propertyNames()) {
        if (!name.equals("amount") && !name.equals("evenIfClosed")) {
          throw new Problems.BadRequest("No such field: " + name);
        }
      }
      return new PayTrade.Payment(
          amount(body.path("amount")), evenIfClosed(body.path("evenIfClosed")));
    }

    private static OptionalLong amount(JsonNode value) {
      if (value.isNull() || value.isMissingNode()) {
        return OptionalLong.empty();
      }
      boolean fits =
          value.isIntegralNumber()
              && value.canConvertToLong()
              && value.longValue() >= 1
              && value.longValue() <= MOST_FEN;
      if (!fits) {
        throw new Problems.BadRequest("amount: whole fen from 1 to " + MOST_FEN + " are expected");
      }
      return OptionalLong.of(value.longValue());
    }

    private static boolean evenIfClosed(JsonNode value) {
      if (value.isNull() || value.isMissingNode()) {
        return false;
      }
      if (!value.isBoolean()) {
        throw new Problems.BadRequest("evenIfClosed: true or false is expected");
      }
      return value.booleanValue();
    }
  }
}
