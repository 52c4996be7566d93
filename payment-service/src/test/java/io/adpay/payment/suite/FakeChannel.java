package io.adpay.payment.suite;

import io.adpay.common.contract.payment.Channel;
import io.adpay.common.contract.payment.Method;
import io.adpay.common.money.Money;
import io.adpay.payment.channel.ChannelReply;
import io.adpay.payment.channel.ChannelReply.Accepted;
import io.adpay.payment.channel.CloseView;
import io.adpay.payment.channel.Notice;
import io.adpay.payment.channel.NoticeAnswer;
import io.adpay.payment.channel.OutPayoutNo;
import io.adpay.payment.channel.OutRefundNo;
import io.adpay.payment.channel.OutTradeNo;
import io.adpay.payment.channel.PaymentChannel;
import io.adpay.payment.channel.PaymentView;
import io.adpay.payment.channel.PayoutCommand;
import io.adpay.payment.channel.PayoutView;
import io.adpay.payment.channel.PrepayAction;
import io.adpay.payment.channel.PrepayCommand;
import io.adpay.payment.channel.RawRequest;
import io.adpay.payment.channel.RefundCommand;
import io.adpay.payment.channel.RefundView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * A channel in memory. It keeps trades as a real one would, and a test may script what it says to
 * the next prepay of anybody or to questions about one number.
 */
public final class FakeChannel implements PaymentChannel {

  /** What a trade is doing. */
  public enum State {
    /** Announced, and unknown there until the buyer has scanned. */
    NOT_CREATED,
    WAITING,
    BUYER_PAYING,
    PAID,
    CLOSED
  }

  private record Trade(State state, Money amount) {}

  private final Channel id;
  private final Map<OutTradeNo, Trade> trades = new ConcurrentHashMap<>();
  private final Map<OutTradeNo, Function<OutTradeNo, ChannelReply<PaymentView>>> queries =
      new ConcurrentHashMap<>();
  private final List<PrepayCommand> prepays = new CopyOnWriteArrayList<>();
  private final List<OutTradeNo> questions = new CopyOnWriteArrayList<>();
  private final List<OutTradeNo> closes = new CopyOnWriteArrayList<>();
  private final Map<OutTradeNo, Function<RefundCommand, Optional<ChannelReply<RefundView>>>>
      refundScripts = new ConcurrentHashMap<>();
  private final Map<OutTradeNo, Function<OutRefundNo, Optional<ChannelReply<RefundView>>>>
      refundQueries = new ConcurrentHashMap<>();
  private final Map<OutRefundNo, Money> sentBack = new ConcurrentHashMap<>();
  private final List<RefundCommand> refunds = new CopyOnWriteArrayList<>();
  private final List<OutTradeNo> refundQuestions = new CopyOnWriteArrayList<>();
  private final FakePayouts payouts = new FakePayouts();
  private volatile Function<PrepayCommand, Optional<ChannelReply<PrepayAction>>> script =
      _ -> Optional.empty();
  private volatile State announced = State.WAITING;

  FakeChannel(Channel id) {
    this.id = id;
  }

  /** Its payouts. */
  public FakePayouts payouts() {
    return payouts;
  }

  /** Forgets its script; what it was told stays. */
  public void behave() {
    payouts.behave();
    script = _ -> Optional.empty();
    queries.clear();
    refundScripts.clear();
    refundQueries.clear();
    announced = State.WAITING;
  }

  /** What it says to prepays from now on, where the script has an answer. */
  public void onPrepay(Function<PrepayCommand, Optional<ChannelReply<PrepayAction>>> reply) {
    script = reply;
  }

  /** What it says when it is asked about that number. */
  public void onQuery(long paymentNo, Function<OutTradeNo, ChannelReply<PaymentView>> reply) {
    queries.put(number(paymentNo), reply);
  }

  /** How trades begin from now on. */
  public void announce(State state) {
    announced = state;
  }

  /** Moves a trade. */
  public void put(long paymentNo, State state, long fen) {
    trades.put(number(paymentNo), new Trade(state, Money.ofFen(fen)));
  }

  public State state(long paymentNo) {
    Trade trade = trades.get(number(paymentNo));
    return trade == null ? State.NOT_CREATED : trade.state();
  }

  public List<PrepayCommand> prepays(long paymentNo) {
    return prepays.stream().filter(p -> p.outTradeNo().equals(number(paymentNo))).toList();
  }

  public long questions(long paymentNo) {
    return questions.stream().filter(number(paymentNo)::equals).count();
  }

  public long closes(long paymentNo) {
    return closes.stream().filter(number(paymentNo)::equals).count();
  }

  public static String tradeNo(long paymentNo) {
    return "T" + paymentNo;
  }

  @Override
  public Channel id() {
    return id;
  }

  @Override
  public Set<Method> methods() {
    return switch (id) {
      case ALIPAY -> Set.of(Method.PAGE, Method.WAP, Method.QR);
      case WECHAT -> Set.of(Method.QR, Method.WAP, Method.JSAPI);
    };
  }

  @Override
  public Money largestAmount() {
    return Money.ofFen(Integer.MAX_VALUE);
  }

  @Override
  public ChannelReply<PrepayAction> prepay(PrepayCommand command) {
    prepays.add(command);
    Optional<ChannelReply<PrepayAction>> scripted = script.apply(command);
    if (scripted.isPresent()) {
      return scripted.get();
    }
    trades.putIfAbsent(command.outTradeNo(), new Trade(announced, command.amount()));
    return new Accepted<>(
        switch (command.method()) {
          case PAGE, WAP ->
              new PrepayAction.Redirect("https://channel.example/" + command.outTradeNo());
          case QR -> new PrepayAction.QrCode("qr:" + command.outTradeNo());
          case JSAPI -> new PrepayAction.ClientParams(Map.of("package", "prepay_id=1"));
        });
  }

  @Override
  public ChannelReply<PaymentView> query(OutTradeNo outTradeNo) {
    questions.add(outTradeNo);
    var scripted = queries.get(outTradeNo);
    return scripted == null ? new Accepted<>(view(outTradeNo)) : scripted.apply(outTradeNo);
  }

  private PaymentView view(OutTradeNo outTradeNo) {
    Trade trade = trades.get(outTradeNo);
    if (trade == null) {
      return new PaymentView.NotCreated();
    }
    return switch (trade.state()) {
      case NOT_CREATED -> new PaymentView.NotCreated();
      case WAITING -> new PaymentView.Waiting();
      case BUYER_PAYING -> new PaymentView.BuyerPaying();
      case CLOSED -> new PaymentView.Closed();
      case PAID ->
          new PaymentView.Succeeded(
              tradeNo(Long.parseLong(outTradeNo.value())), trade.amount(), Instant.now());
    };
  }

  @Override
  public ChannelReply<CloseView> close(OutTradeNo outTradeNo) {
    closes.add(outTradeNo);
    Trade trade = trades.get(outTradeNo);
    if (trade == null) {
      return new Accepted<>(CloseView.NOT_CREATED);
    }
    return new Accepted<>(
        switch (trade.state()) {
          case NOT_CREATED -> CloseView.NOT_CREATED;
          case BUYER_PAYING -> CloseView.BUSY;
          case PAID -> CloseView.ALREADY_PAID;
          case WAITING, CLOSED -> {
            trades.put(outTradeNo, new Trade(State.CLOSED, trade.amount()));
            yield CloseView.CLOSED;
          }
        });
  }

  /** What it says to refunds of that payment, where the script has an answer. */
  public void onRefund(
      long paymentNo, Function<RefundCommand, Optional<ChannelReply<RefundView>>> reply) {
    refundScripts.put(number(paymentNo), reply);
  }

  /**
   * What it says when it is asked about refunds of that payment, where the script has an answer.
   */
  public void onRefundQuery(
      long paymentNo, Function<OutRefundNo, Optional<ChannelReply<RefundView>>> reply) {
    refundQueries.put(number(paymentNo), reply);
  }

  /** Sends the money, whether anybody hears of it or not. */
  public void sendBack(RefundCommand command) {
    sentBack.put(command.outRefundNo(), command.amount());
  }

  /** What it was told to send back of that payment, each time. */
  public List<RefundCommand> refunds(long paymentNo) {
    return refunds.stream().filter(r -> r.outTradeNo().equals(number(paymentNo))).toList();
  }

  public long refundQuestions(long paymentNo) {
    return refundQuestions.stream().filter(number(paymentNo)::equals).count();
  }

  @Override
  public ChannelReply<RefundView> refund(RefundCommand command) {
    refunds.add(command);
    return refundScripts
        .getOrDefault(command.outTradeNo(), _ -> Optional.empty())
        .apply(command)
        .orElseGet(
            () -> {
              sendBack(command);
              return new Accepted<>(
                  switch (id) {
                    case ALIPAY -> new RefundView.Succeeded(command.amount(), Instant.now());
                    case WECHAT -> new RefundView.Processing();
                  });
            });
  }

  @Override
  public ChannelReply<RefundView> queryRefund(OutTradeNo outTradeNo, OutRefundNo outRefundNo) {
    refundQuestions.add(outTradeNo);
    return refundQueries
        .getOrDefault(outTradeNo, _ -> Optional.empty())
        .apply(outRefundNo)
        .orElseGet(
            () -> {
              Money amount = sentBack.get(outRefundNo);
              return new Accepted<>(
                  amount == null
                      ? new RefundView.NotDone()
                      : new RefundView.Succeeded(amount, Instant.now()));
            });
  }

  /** News of a refund, in this channel's own form. */
  public static String refundNotice(String id, long paymentNo, String outRefundNo) {
    return String.join("|", "genuine", id, Long.toString(paymentNo), "refund", outRefundNo);
  }

  @Override
  public ChannelReply<PayoutView> payout(PayoutCommand command) {
    return payouts.payout(command);
  }

  @Override
  public ChannelReply<PayoutView> queryPayout(OutPayoutNo outPayoutNo) {
    return payouts.query(outPayoutNo);
  }

  /** News of a payout in this channel's own form. */
  public static String payoutNotice(String id, long withdrawalNo) {
    return notice("genuine", id, Long.toString(withdrawalNo), "payout");
  }

  /** A notification in this channel's own form: signed, id, number and fen, on one line. */
  public static String notice(String signature, String id, String outTradeNo, String fen) {
    return String.join("|", signature, id, outTradeNo, fen);
  }

  @Override
  public Notice parse(RawRequest notification) {
    String[] parts = notification.text().split("\\|", -1);
    if (parts.length == 5 && parts[0].equals("genuine")) {
      return new Notice.Verified(
          parts[1],
          Instant.now(),
          new Notice.RefundChanged(new OutTradeNo(parts[2]), new OutRefundNo(parts[4]), null));
    }
    if (parts.length != 4) {
      return new Notice.Refused(Notice.Reason.MALFORMED);
    }
    if (!parts[0].equals("genuine")) {
      return new Notice.Refused(Notice.Reason.BAD_SIGNATURE);
    }
    OutTradeNo outTradeNo = new OutTradeNo(parts[2]);
    if (parts[3].equals("payout")) {
      return new Notice.Verified(
          parts[1], Instant.now(), new Notice.PayoutChanged(new OutPayoutNo(parts[2])));
    }
    Notice.Fact fact =
        parts[3].isEmpty()
            ? new Notice.Other("closed", outTradeNo)
            : new Notice.PaymentSucceeded(
                outTradeNo, "T" + parts[2], Money.ofFen(Long.parseLong(parts[3])), Instant.now());
    return new Notice.Verified(parts[1], Instant.now(), fact);
  }

  @Override
  public NoticeAnswer acknowledgement() {
    return new NoticeAnswer(200, "text/plain", "success");
  }

  @Override
  public NoticeAnswer refusal() {
    return new NoticeAnswer(400, "text/plain", "failure");
  }

  @Override
  public Optional<OutTradeNo> readReturn(RawRequest browserReturn) {
    return browserReturn.query().startsWith("no=")
        ? OutTradeNo.parse(browserReturn.query().substring(3))
        : Optional.empty();
  }

  private static OutTradeNo number(long paymentNo) {
    return new OutTradeNo(Long.toString(paymentNo));
  }
}
