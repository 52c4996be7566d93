package io.adpay.sandbox.control;

import io.adpay.sandbox.account.Accounts;
import io.adpay.sandbox.account.Channel;
import io.adpay.sandbox.trade.ChannelVoices;
import io.adpay.sandbox.trade.ExpireTrade;
import io.adpay.sandbox.trade.Refund;
import io.adpay.sandbox.trade.RefundState;
import io.adpay.sandbox.trade.Refunds;
import io.adpay.sandbox.trade.Trade;
import io.adpay.sandbox.trade.TradeState;
import io.adpay.sandbox.trade.Trades;
import io.adpay.sandbox.transfer.Transfer;
import io.adpay.sandbox.transfer.TransferState;
import io.adpay.sandbox.transfer.TransferVoices;
import io.adpay.sandbox.transfer.Transfers;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** All that a channel keeps of the services' account, page by page in the order of its making. */
@RestController
@RequestMapping("/sandbox/books/{channel}")
class BookControl {

  private static final String USUAL_LIMIT = "200";
  private static final long MOST = 1_000;

  private final Accounts accounts;
  private final Trades trades;
  private final ExpireTrade expireTrade;
  private final Refunds refunds;
  private final Transfers transfers;
  private final ChannelVoices tradeVoices;
  private final TransferVoices transferVoices;

  BookControl(
      Accounts accounts,
      Trades trades,
      ExpireTrade expireTrade,
      Refunds refunds,
      Transfers transfers,
      ChannelVoices tradeVoices,
      TransferVoices transferVoices) {
    this.accounts = accounts;
    this.trades = trades;
    this.expireTrade = expireTrade;
    this.refunds = refunds;
    this.transfers = transfers;
    this.tradeVoices = tradeVoices;
    this.transferVoices = transferVoices;
  }

  /**
   * Some of what there is.
   *
   * @param next what to ask for after; null: there is no more
   */
  record Page<T>(List<T> items, @Nullable String next) {

    static <R, T> Page<T> of(List<R> rows, int limit, ToLongFunction<R> id, Function<R, T> line) {
      String next =
          rows.size() < limit ? null : Long.toString(id.applyAsLong(rows.get(rows.size() - 1)));
      return new Page<>(rows.stream().map(line).toList(), next);
    }
  }

  /**
   * A trade, in fen and by the channel's clock.
   *
   * @param tradeNo the channel's number; null while nobody scanned the code
   * @param state in plain words
   * @param status in the channel's own
   * @param total what was asked for
   * @param received what the buyer paid; zero until then
   * @param refunded what has gone back to the buyer
   */
  record TradeLine(
      String outTradeNo,
      @Nullable String tradeNo,
      TradeState state,
      String status,
      long total,
      long received,
      long refunded,
      long fee,
      Instant createdAt,
      Instant expiresAt,
      @Nullable Instant paidAt,
      @Nullable Instant closedAt) {}

  /**
   * A refund, in fen and by the channel's clock.
   *
   * @param status in the channel's own words; null where it has none
   * @param amount what was asked for
   * @param refunded what the buyer has of it
   */
  record RefundLine(
      String outRefundNo,
      String refundNo,
      String outTradeNo,
      RefundState state,
      @Nullable String status,
      long amount,
      long refunded,
      Instant createdAt,
      @Nullable Instant finishedAt) {}

  /**
   * A transfer, in fen and by the channel's clock.
   *
   * @param status in the channel's own words
   * @param payee the payee's id at the channel
   * @param amount what was asked for
   * @param paidOut what the payee has of it
   * @param failure why it failed, in the channel's own words; null: it did not
   */
  record TransferLine(
      String outBizNo,
      String transferNo,
      TransferState state,
      String status,
      String payee,
      long amount,
      long paidOut,
      @Nullable String failure,
      Instant createdAt,
      Instant updatedAt,
      Instant expiresAt) {}

  @GetMapping("/trades")
  Page<TradeLine> trades(
      @PathVariable Channel channel,
      @RequestParam(defaultValue = "0") String after,
      @RequestParam(defaultValue = USUAL_LIMIT) String limit) {
    int most = limit(limit);
    List<Trade> page = trades.page(channel, account(channel), after(after), most);
    return Page.of(page, most, Trade::id, trade -> line(expireTrade.asOfNow(trade)));
  }

  @GetMapping("/refunds")
  Page<RefundLine> refunds(
      @PathVariable Channel channel,
      @RequestParam(defaultValue = "0") String after,
      @RequestParam(defaultValue = USUAL_LIMIT) String limit) {
    int most = limit(limit);
    List<Refund> page = refunds.page(channel, account(channel), after(after), most);
    return Page.of(page, most, Refund::id, refund -> line(channel, refund));
  }

  @GetMapping("/transfers")
  Page<TransferLine> transfers(
      @PathVariable Channel channel,
      @RequestParam(defaultValue = "0") String after,
      @RequestParam(defaultValue = USUAL_LIMIT) String limit) {
    int most = limit(limit);
    List<Transfer> page = transfers.page(channel, account(channel), after(after), most);
    return Page.of(page, most, Transfer::id, this::line);
  }

  private TradeLine line(Trade trade) {
    return new TradeLine(
        trade.outTradeNo(),
        trade.tradeNo(),
        trade.state(),
        tradeVoices.of(trade.channel()).stateOf(trade),
        trade.total(),
        trade.paid(),
        trade.refunded(),
        trade.fee(),
        trade.createdAt(),
        trade.expiresAt(),
        trade.paidAt(),
        trade.closedAt());
  }

  private RefundLine line(Channel channel, Refund refund) {
    return new RefundLine(
        refund.outRefundNo(),
        refund.refundNo(),
        trades.get(refund.tradeId()).outTradeNo(),
        refund.state(),
        tradeVoices.of(channel).stateOf(refund),
        refund.amount(),
        refund.state() == RefundState.SUCCESS ? refund.amount() : 0,
        refund.createdAt(),
        refund.finishedAt());
  }

  private TransferLine line(Transfer transfer) {
    return new TransferLine(
        transfer.outBizNo(),
        transfer.transferNo(),
        transfer.state(),
        transferVoices.of(transfer.channel()).stateOf(transfer),
        transfer.payee(),
        transfer.amount(),
        transfer.state() == TransferState.SUCCEEDED ? transfer.amount() : 0,
        transferVoices.of(transfer.channel()).failureOf(transfer),
        transfer.createdAt(),
        transfer.updatedAt(),
        transfer.expiresAt());
  }

  private String account(Channel channel) {
    return accounts
        .ofServices(channel)
        .orElseThrow(() -> new Problems.NotHeardOf("any account of the services"));
  }

  private static int limit(String text) {
    return (int) whole("limit", text, 1, MOST);
  }

  private static long after(String text) {
    return whole("after", text, 0, Long.MAX_VALUE);
  }

  private static long whole(String name, String text, long least, long most) {
    try {
      long value = Long.parseLong(text);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw new Problems.BadRequest(name + ": a whole number is expected");
    }
    throw new Problems.BadRequest(name + ": from " + least + " to " + most + " is expected");
  }
}
