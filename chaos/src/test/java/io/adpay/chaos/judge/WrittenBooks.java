package io.adpay.chaos.judge;

import io.adpay.chaos.journal.Call;
import io.adpay.chaos.journal.CallKind;
import io.adpay.chaos.journal.Told;
import io.adpay.chaos.judge.ChannelBook.Faults;
import io.adpay.chaos.judge.ChannelBook.Trade;
import io.adpay.chaos.judge.OrderBook.Attempt;
import io.adpay.chaos.judge.OrderBook.Order;
import io.adpay.chaos.judge.PaymentBook.DeadLetter;
import io.adpay.chaos.judge.PaymentBook.Notice;
import io.adpay.chaos.judge.PaymentBook.Payment;
import io.adpay.chaos.judge.PaymentBook.Payout;
import io.adpay.chaos.judge.PaymentBook.Refund;
import io.adpay.chaos.judge.WithdrawalBook.Review;
import io.adpay.chaos.judge.WithdrawalBook.Withdrawal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Books as plain rows, and calls as they were told; who fills them is somebody else's affair. */
abstract class WrittenBooks {

  static final Instant START = Instant.parse("2026-11-25T00:00:00Z");
  static final Instant END = START.plus(Duration.ofMinutes(10));
  static final String SUBJECT = "Ads";
  static final String PAYEE = "owner@sandbox.example";

  final List<Call> calls = new ArrayList<>();
  final Map<String, Order> orders = new LinkedHashMap<>();
  final Map<String, Attempt> attempts = new LinkedHashMap<>();
  final Map<String, Payment> payments = new LinkedHashMap<>();
  final Map<String, Refund> refunds = new LinkedHashMap<>();
  final Map<String, Payout> payouts = new LinkedHashMap<>();
  final Map<String, Withdrawal> withdrawals = new LinkedHashMap<>();
  final List<Review> reviews = new ArrayList<>();
  final List<Notice> notices = new ArrayList<>();
  final List<DeadLetter> letters = new ArrayList<>();
  final List<ServiceTables.Fact> facts = new ArrayList<>();
  final List<ServiceTables.Key> keys = new ArrayList<>();
  final Map<String, Trade> trades = new LinkedHashMap<>();
  final Map<String, ChannelBook.Refund> channelRefunds = new LinkedHashMap<>();
  final Map<String, ChannelBook.Transfer> transfers = new LinkedHashMap<>();
  final Map<String, String> channelOf = new LinkedHashMap<>();
  final List<Books.Check> checks = new ArrayList<>();
  final WrittenLedger ledger = new WrittenLedger();
  Faults faults = Faults.NONE;
  long receivedBesides;
  private long lastNumber = 1_000_000_000_000_000_000L;

  String next() {
    return Long.toString(++lastNumber);
  }

  Books books() {
    return new Books(
        List.copyOf(calls),
        new OrderBook(
            List.copyOf(orders.values()),
            List.copyOf(attempts.values()),
            new ServiceTables(List.copyOf(facts), List.copyOf(keys))),
        new PaymentBook(
            List.copyOf(payments.values()),
            List.copyOf(refunds.values()),
            List.copyOf(payouts.values()),
            List.copyOf(notices),
            List.copyOf(letters),
            ServiceTables.EMPTY),
        ledger.book(ServiceTables.EMPTY),
        new WithdrawalBook(
            List.copyOf(withdrawals.values()), List.copyOf(reviews), ServiceTables.EMPTY),
        Stream.of("ALIPAY", "WECHAT").map(this::channel).toList(),
        List.copyOf(checks),
        END);
  }

  private ChannelBook channel(String channel) {
    List<Trade> ofTrades = ofChannel(channel, trades);
    List<ChannelBook.Refund> ofRefunds = ofChannel(channel, channelRefunds);
    List<ChannelBook.Transfer> ofTransfers = ofChannel(channel, transfers);
    return new ChannelBook(
        channel,
        ofTrades,
        ofRefunds,
        ofTransfers,
        new ChannelBook.Account(
            ofTrades.stream().mapToLong(Trade::received).sum() + receivedBesides,
            ofRefunds.stream().mapToLong(ChannelBook.Refund::refunded).sum(),
            ofTransfers.stream().mapToLong(ChannelBook.Transfer::paidOut).sum()),
        faults);
  }

  private <T> List<T> ofChannel(String channel, Map<String, T> rows) {
    return rows.entrySet().stream()
        .filter(row -> channel.equals(channelOf.get(row.getKey())))
        .map(Map.Entry::getValue)
        .toList();
  }

  void told(
      String client,
      CallKind kind,
      String key,
      String subject,
      long fen,
      Map<String, Object> request,
      int status,
      Map<String, Object> body) {
    told(
        client,
        kind,
        key,
        subject,
        fen,
        request,
        new Told.Answer(status, JsonMapper.shared().valueToTree(body)));
  }

  void told(
      String client,
      CallKind kind,
      String key,
      String subject,
      long fen,
      Map<String, Object> request,
      Told told) {
    calls.add(
        new Call(
            client,
            kind,
            key,
            subject,
            fen,
            request,
            START.plusSeconds(calls.size()),
            Duration.ofMillis(10),
            told));
  }

  static String merchant(long uid) {
    return "merchant-" + uid;
  }

  void read(long uid, Map<String, Object> body) {
    told(merchant(uid), CallKind.READ, "", "", 0, Map.of(), 200, body);
  }

  static Order order(
      String no,
      long uid,
      long fen,
      String status,
      long refunded,
      @Nullable String creditedPaymentNo,
      boolean credited) {
    return new Order(
        no,
        uid,
        OrderBook.Status.valueOf(status),
        fen,
        SUBJECT,
        refunded,
        creditedPaymentNo,
        START,
        START.plus(Duration.ofMinutes(30)),
        START,
        creditedPaymentNo == null ? null : START,
        credited ? START : null);
  }

  static Payment payment(
      String no,
      Order order,
      String channel,
      String status,
      @Nullable String disposition,
      @Nullable Long received) {
    return new Payment(
        no,
        order.orderNo(),
        order.uid(),
        channel,
        "QR",
        order.fen(),
        PaymentBook.PaymentStatus.valueOf(status),
        disposition,
        null,
        received,
        received == null ? null : "T" + no,
        1,
        START,
        START.plus(Duration.ofMinutes(30)),
        START);
  }

  static Trade trade(String no, long total, long received, long refunded) {
    return new Trade(
        no,
        "T" + no,
        received > 0 ? "PAID" : "WAITING",
        total,
        received,
        refunded,
        START,
        START.plus(Duration.ofMinutes(30)),
        received > 0 ? START : null);
  }

  static Refund refund(String no, Payment payment, long fen, boolean surplus, String stage) {
    return new Refund(
        no,
        payment.orderNo(),
        payment.paymentNo(),
        payment.uid(),
        payment.channel(),
        surplus,
        fen,
        PaymentBook.RefundStage.valueOf(stage),
        null,
        START,
        START);
  }

  static Payout payout(String no, long uid, long fen, String channel, String status) {
    String transferNo = status.equals("SUCCEEDED") ? "F" + no : null;
    return new Payout(
        no, uid, channel, fen, PaymentBook.PayoutStatus.valueOf(status), transferNo, null, START);
  }

  static Map<String, Object> withdrawing(long fen, String channel) {
    return Map.of(
        "amount", fen, "channel", channel, "payee", Map.of("account", PAYEE, "name", "王小明"));
  }

  static Withdrawal withdrawal(String no, long uid, long fen, String channel, String stage) {
    return new Withdrawal(
        no,
        uid,
        fen,
        0,
        fen,
        channel,
        PAYEE,
        WithdrawalBook.Stage.valueOf(stage),
        null,
        null,
        START,
        START);
  }

  static Told result(String no, String status, @Nullable String code) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("settlementNo", no);
    result.put("status", status);
    result.put("code", code);
    return new Told.Answer(
        200, JsonMapper.shared().valueToTree(Map.of("results", List.of(result))));
  }

  /** The latest call of that kind was never answered. */
  void forgetAnswer(CallKind kind) {
    change(kind, call -> told(call, new Told.Nothing("cut")));
  }

  /** The latest call of that kind asked for something else. */
  void asked(CallKind kind, long fen, Map<String, Object> request) {
    change(
        kind,
        call ->
            new Call(
                call.client(),
                kind,
                call.key(),
                call.subject(),
                fen,
                request,
                call.begunAt(),
                call.took(),
                call.told()));
  }

  private void change(CallKind kind, UnaryOperator<Call> change) {
    for (int i = calls.size() - 1; i >= 0; i--) {
      if (calls.get(i).kind() == kind) {
        calls.set(i, change.apply(calls.get(i)));
        return;
      }
    }
    throw new IllegalStateException("no such call");
  }

  static Call told(Call call, Told told) {
    return new Call(
        call.client(),
        call.kind(),
        call.key(),
        call.subject(),
        call.fen(),
        call.request(),
        call.begunAt(),
        call.took(),
        told);
  }
}
