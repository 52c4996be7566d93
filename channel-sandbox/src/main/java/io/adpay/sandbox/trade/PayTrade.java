package io.adpay.sandbox.trade;

import io.adpay.sandbox.books.Books;
import io.adpay.sandbox.books.OrderedBalances;
import io.adpay.sandbox.faults.ChannelClock;
import io.adpay.sandbox.faults.FaultBook;
import io.adpay.sandbox.number.Numbers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A buyer pays: the trade, the merchant's books and the notice change together. */
@Component
public class PayTrade {

  private static final int BASIS_POINTS_EXPONENT = 4;

  /** What comes of paying. */
  public sealed interface Outcome {

    /** The money is the merchant's. */
    record Paid(Trade trade) implements Outcome {}

    /** It is paid already. */
    record AlreadyPaid(Trade trade) implements Outcome {}

    /** It is closed, or its time is over. */
    record NoLongerPayable(Trade trade) implements Outcome {}
  }

  /**
   * How the buyer pays.
   *
   * @param amount fen, other than what was asked for; empty: just that
   * @param evenIfClosed the money arrives although the trade is closed or expired
   */
  public record Payment(OptionalLong amount, boolean evenIfClosed) {

    /** As a buyer at the cashier does. */
    public static final Payment ORDINARY = new Payment(OptionalLong.empty(), false);
  }

  private final Trades trades;
  private final ExpireTrade expireTrade;
  private final Books books;
  private final OrderedBalances balances;
  private final Numbers numbers;
  private final ChannelVoices voices;
  private final FaultBook faults;
  private final ChannelClock clock;

  PayTrade(
      Trades trades,
      ExpireTrade expireTrade,
      Books books,
      OrderedBalances balances,
      Numbers numbers,
      ChannelVoices voices,
      FaultBook faults,
      ChannelClock clock) {
    this.trades = trades;
    this.expireTrade = expireTrade;
    this.books = books;
    this.balances = balances;
    this.numbers = numbers;
    this.voices = voices;
    this.faults = faults;
    this.clock = clock;
  }

  /** Pays the trade with that id; an offered code is scanned and paid at once. */
  @Transactional
  public Outcome pay(long tradeId, Payment payment) {
    Trade trade = expireTrade.asOfNow(trades.get(tradeId));
    Instant now = clock.now(trade.channel());
    return switch (trade.state()) {
      case PAID -> new Outcome.AlreadyPaid(trade);
      case CLOSED ->
          payment.evenIfClosed() ? take(trade, payment, now) : new Outcome.NoLongerPayable(trade);
      case OFFERED, WAITING ->
          trade.expired(now) && !payment.evenIfClosed()
              ? new Outcome.NoLongerPayable(trade)
              : take(trade, payment, now);
    };
  }

  private Outcome take(Trade trade, Payment payment, Instant now) {
    long amount = payment.amount().orElse(trade.total());
    long fee = fee(amount, faults.of(trade.channel()).feeBps());
    String tradeNo = trade.tradeNo() == null ? numbers.tradeNo(trade.channel()) : trade.tradeNo();
    trades.paid(trade.id(), tradeNo, amount, fee, now);
    books.paid(trade.channel(), trade.account(), tradeNo, amount, fee);
    balances.add(trade.channel(), trade.account(), amount - fee);
    Trade paid = trades.get(trade.id());
    voices.of(trade.channel()).announcePaid(paid);
    return new Outcome.Paid(paid);
  }

  private static long fee(long amount, int basisPoints) {
    return BigDecimal.valueOf(amount)
        .multiply(BigDecimal.valueOf(basisPoints))
        .scaleByPowerOfTen(-BASIS_POINTS_EXPONENT)
        .setScale(0, RoundingMode.HALF_EVEN)
        .longValueExact();
  }
}
