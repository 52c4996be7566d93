package io.adpay.chaos.judge;

import static java.util.stream.Collectors.groupingBy;

import io.adpay.chaos.judge.OrderBook.Attempt;
import io.adpay.chaos.judge.OrderBook.Order;
import io.adpay.chaos.judge.PaymentBook.DeadLetter;
import io.adpay.chaos.judge.PaymentBook.Payment;
import io.adpay.chaos.judge.PaymentBook.Payout;
import io.adpay.chaos.judge.PaymentBook.Refund;
import io.adpay.chaos.judge.WithdrawalBook.Withdrawal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The books before the judge, found by number. */
final class Case {

  private static final Pattern NUMBER = Pattern.compile("\\d{10,19}");

  private final Books books;
  private final Ledger ledger;
  private final Settlements settlements;
  private final Reviews reviews;
  private final Closings closings;
  private final Map<String, Order> orders;
  private final Map<String, Attempt> attempts;
  private final Map<String, Payment> payments;
  private final Map<String, List<Payment>> paymentsOfOrders;
  private final Map<String, Refund> refunds;
  private final Map<String, List<Refund>> refundsOfPayments;
  private final Map<String, Payout> payouts;
  private final Map<String, Withdrawal> withdrawals;
  private final Map<String, ChannelBook> channels;
  private final Map<String, ChannelBook.Trade> trades = new HashMap<>();
  private final Map<String, ChannelBook.Refund> channelRefunds = new HashMap<>();
  private final Map<String, ChannelBook.Transfer> transfers = new HashMap<>();
  private final Set<String> undelivered;
  private final Map<String, List<DeadLetter>> letters;

  Case(Books books, Bounds bounds) {
    this.books = books;
    ledger = new Ledger(books.wallet());
    settlements = Settlements.in(books.calls(), bounds.usualCommissionBps());
    reviews = new Reviews(books.calls(), books.withdrawals().reviews(), bounds);
    closings = new Closings(books.calls());
    orders = by(books.orders().orders(), Order::orderNo);
    attempts = by(books.orders().attempts(), Attempt::paymentNo);
    payments = by(books.payments().payments(), Payment::paymentNo);
    paymentsOfOrders = books.payments().payments().stream().collect(groupingBy(Payment::orderNo));
    refunds = by(books.payments().refunds(), Refund::refundNo);
    refundsOfPayments = books.payments().refunds().stream().collect(groupingBy(Refund::paymentNo));
    payouts = by(books.payments().payouts(), Payout::withdrawalNo);
    withdrawals = by(books.withdrawals().withdrawals(), Withdrawal::withdrawalNo);
    channels = by(books.channels(), ChannelBook::channel);
    for (ChannelBook book : books.channels()) {
      String at = book.channel();
      book.trades().forEach(each -> trades.put(key(at, each.outTradeNo()), each));
      book.refunds().forEach(each -> channelRefunds.put(key(at, each.outRefundNo()), each));
      book.transfers().forEach(each -> transfers.put(key(at, each.outBizNo()), each));
    }
    undelivered =
        books
            .facts()
            .filter(fact -> fact.deliveredAt() == null)
            .flatMap(fact -> Stream.of(fact.businessKey(), fact.payload()))
            .flatMap(Case::numbersIn)
            .collect(Collectors.toSet());
    letters =
        books.payments().deadLetters().stream()
            .filter(letter -> letter.resolvedAt() == null)
            .collect(groupingBy(DeadLetter::task));
  }

  private static <T> Map<String, T> by(List<T> rows, Function<T, String> number) {
    return rows.stream()
        .collect(Collectors.toMap(number, Function.identity(), (first, _) -> first));
  }

  /** The business numbers that a text names. */
  static Stream<String> numbersIn(String text) {
    return NUMBER.matcher(text).results().map(MatchResult::group);
  }

  private static String key(String channel, String number) {
    return channel + " " + number;
  }

  Books books() {
    return books;
  }

  Ledger ledger() {
    return ledger;
  }

  Settlements settlements() {
    return settlements;
  }

  Reviews reviews() {
    return reviews;
  }

  Closings closings() {
    return closings;
  }

  Optional<Order> order(String orderNo) {
    return Optional.ofNullable(orders.get(orderNo));
  }

  Optional<Attempt> attempt(String paymentNo) {
    return Optional.ofNullable(attempts.get(paymentNo));
  }

  Optional<Payment> payment(String paymentNo) {
    return Optional.ofNullable(payments.get(paymentNo));
  }

  List<Payment> paymentsOf(String orderNo) {
    return paymentsOfOrders.getOrDefault(orderNo, List.of());
  }

  Optional<Refund> refund(String refundNo) {
    return Optional.ofNullable(refunds.get(refundNo));
  }

  List<Refund> refundsOf(String paymentNo) {
    return refundsOfPayments.getOrDefault(paymentNo, List.of());
  }

  Optional<Payout> payout(String withdrawalNo) {
    return Optional.ofNullable(payouts.get(withdrawalNo));
  }

  Optional<Withdrawal> withdrawal(String withdrawalNo) {
    return Optional.ofNullable(withdrawals.get(withdrawalNo));
  }

  Optional<ChannelBook.Trade> trade(String channel, String outTradeNo) {
    return Optional.ofNullable(trades.get(key(channel, outTradeNo)));
  }

  /** The trade of that payment, where the buyer has paid it. */
  Optional<ChannelBook.Trade> paidTrade(Payment payment) {
    return trade(payment.channel(), payment.paymentNo()).filter(ChannelBook.Trade::isPaid);
  }

  Optional<ChannelBook.Refund> channelRefund(String channel, String outRefundNo) {
    return Optional.ofNullable(channelRefunds.get(key(channel, outRefundNo)));
  }

  Optional<ChannelBook.Transfer> transfer(String channel, String outBizNo) {
    return Optional.ofNullable(transfers.get(key(channel, outBizNo)));
  }

  ChannelBook.Faults faultsAt(String channel) {
    ChannelBook book = channels.get(channel);
    return book == null ? ChannelBook.Faults.NONE : book.faults();
  }

  /** Unresolved tasks of that name that wait for an operator. */
  List<DeadLetter> lettersOf(String task) {
    return letters.getOrDefault(task, List.of());
  }

  /**
   * Whether a fact about it has not been delivered. That is found by itself; what it has not done
   * yet is not found once more.
   */
  boolean isUndelivered(String... numbers) {
    return Stream.of(numbers).anyMatch(undelivered::contains);
  }

  /** What was found so far, and what an undelivered fact may still change. */
  Stream<String> inDoubt(Findings findings) {
    return Stream.concat(findings.all().stream().map(Findings.Found::number), undelivered.stream())
        .distinct();
  }

  /** The payments that a number is about, be it theirs, their order's or a refund's. */
  Stream<Payment> paymentsAround(String number) {
    return Stream.of(
            payment(number).stream(),
            paymentsOf(number).stream(),
            refund(number).map(Refund::paymentNo).flatMap(this::payment).stream())
        .flatMap(payments -> payments);
  }

  /** Whose wallets a finding about that number is likely to show in. */
  Set<Long> ownersOf(String number) {
    Set<Long> owners = new HashSet<>();
    order(number).ifPresent(each -> owners.add(each.uid()));
    payment(number).ifPresent(each -> owners.add(each.uid()));
    refund(number).ifPresent(each -> owners.add(each.uid()));
    withdrawal(number).ifPresent(each -> owners.add(each.uid()));
    settlements.of(number).forEach(sent -> owners.addAll(sent.item().owners()));
    ledger
        .under(number)
        .forEach(
            transfer ->
                ledger.entriesOf(transfer).stream()
                    .map(entry -> ledger.account(entry.accountId()))
                    .forEach(
                        account -> {
                          if (account != null && !account.appendOnly()) {
                            owners.add(account.uid());
                          }
                        }));
    ledger
        .wallets()
        .filter(each -> number.equals(Long.toString(each.uid())))
        .forEach(each -> owners.add(each.uid()));
    return owners;
  }

  /** The channels whose accounts a finding about that number is likely to show in. */
  Set<String> channelsOf(String number) {
    Set<String> found = new HashSet<>();
    List<Payment> paying = new ArrayList<>(paymentsOf(number));
    payment(number).ifPresent(paying::add);
    paying.forEach(each -> found.add(each.channel()));
    refund(number).ifPresent(each -> found.add(each.channel()));
    withdrawal(number).ifPresent(each -> found.add(each.channel()));
    for (String channel : channels.keySet()) {
      String key = key(channel, number);
      boolean kept =
          trades.containsKey(key) || channelRefunds.containsKey(key) || transfers.containsKey(key);
      boolean booked =
          ledger.under(number).stream()
              .anyMatch(each -> ledger.moves(each).containsKey(Ledger.clearing(channel)));
      if (kept || booked) {
        found.add(channel);
      }
    }
    return found;
  }
}
