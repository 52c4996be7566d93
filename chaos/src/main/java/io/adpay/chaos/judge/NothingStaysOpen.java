package io.adpay.chaos.judge;

import io.adpay.chaos.judge.OrderBook.Order;
import io.adpay.chaos.judge.PaymentBook.DeadLetter;
import io.adpay.chaos.judge.PaymentBook.Notice;
import io.adpay.chaos.judge.PaymentBook.Payment;
import io.adpay.chaos.judge.PaymentBook.PaymentStatus;
import io.adpay.chaos.judge.PaymentBook.Payout;
import io.adpay.chaos.judge.PaymentBook.PayoutStatus;
import io.adpay.chaos.judge.PaymentBook.Refund;
import io.adpay.chaos.judge.PaymentBook.RefundStage;
import io.adpay.chaos.judge.WalletBook.Hold;
import io.adpay.chaos.judge.WalletBook.Transfer;
import io.adpay.chaos.judge.WithdrawalBook.Withdrawal;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * After the time to settle nothing is open but what may be: what nobody has paid yet and may still
 * pay, what waits for a payee's or an operator's word, and what a channel was ordered to hold up.
 */
final class NothingStaysOpen implements RuleGroup {

  private static final String HOLDS = "refund-holds";
  private static final String NOTICES = "channel-notices";

  private final Duration expiry;
  private final Duration onItsWay;

  /**
   * The rules.
   *
   * @param expiry how long after its expiry an order or a payment may still be open
   * @param onItsWay how young a fact, a notice or a request may be and still be on its way
   */
  NothingStaysOpen(Duration expiry, Duration onItsWay) {
    this.expiry = expiry;
    this.onItsWay = onItsWay;
  }

  @Override
  public void judge(Case books, Findings findings) {
    books.books().facts().forEach(fact -> fact(fact, books, findings));
    books.books().orders().orders().forEach(order -> order(order, books, findings));
    books.books().payments().payments().forEach(each -> payment(each, books, findings));
    books.books().payments().refunds().stream()
        .filter(Refund::isOpen)
        .filter(refund -> !isExcused(refund, books))
        .forEach(refund -> open(refund.refundNo(), "the refund is " + refund.stage(), findings));
    books.books().withdrawals().withdrawals().stream()
        .filter(withdrawal -> withdrawal.stage().isOpen())
        .filter(withdrawal -> !isExcused(withdrawal, books))
        .forEach(
            withdrawal ->
                open(
                    withdrawal.withdrawalNo(),
                    "the withdrawal is " + withdrawal.stage(),
                    findings));
    books.books().payments().notices().stream()
        .filter(notice -> notice.processedAt() == null)
        .filter(notice -> !isYoung(notice.receivedAt(), books))
        .forEach(notice -> notice(notice, findings));
    books.books().payments().deadLetters().stream()
        .filter(letter -> letter.resolvedAt() == null)
        .filter(letter -> !isOperators(letter, books))
        .forEach(letter -> laidAside(letter, books, findings));
    books.books().wallet().holds().stream()
        .filter(hold -> hold.open() > 0)
        .forEach(hold -> hold(hold, books, findings));
    books
        .books()
        .keys()
        .filter(key -> key.claimedUntil().isAfter(books.books().judgedAt()))
        .filter(key -> !isYoung(key.createdAt(), books))
        .forEach(key -> key(key, findings));
  }

  /** Finds it once only: a rule that has said more of the number has said enough. */
  private static void open(String number, String what, Findings findings) {
    if (!findings.about(number)) {
      findings.add(Rule.OPEN_PAST_ITS_BOUND, number, what);
    }
  }

  private void fact(ServiceTables.Fact fact, Case books, Findings findings) {
    if (fact.parkedAt() != null) {
      findings.add(
          Rule.PARKED,
          fact.businessKey(),
          "%s refused %s of %s: %s"
              .formatted(fact.destination(), fact.type(), fact.from(), fact.lastError()));
    } else if (fact.isOpen() && !isYoung(fact.createdAt(), books)) {
      findings.add(
          Rule.OPEN_PAST_ITS_BOUND,
          fact.businessKey(),
          "%s has not had %s of %s since %s, after %d tries: %s"
              .formatted(
                  fact.destination(),
                  fact.type(),
                  fact.from(),
                  fact.createdAt(),
                  fact.attempts(),
                  fact.lastError()));
    }
  }

  private void order(Order order, Case books, Findings findings) {
    if (order.isPaid() && order.creditedAt() == null) {
      if (!books.isUndelivered(order.orderNo())) {
        open(order.orderNo(), "the order is " + order.status() + " and not credited", findings);
      }
    } else if (order.isOpen() && isOver(order.expiresAt(), books)) {
      open(order.orderNo(), "the order expired at " + order.expiresAt(), findings);
    }
  }

  private void payment(Payment payment, Case books, Findings findings) {
    String number = payment.paymentNo();
    if (findings.about(payment.orderNo())) {
      return;
    }
    if (payment.succeeded()) {
      if (payment.disposition() == null && !books.isUndelivered(number)) {
        open(number, "the payment succeeded and is not judged", findings);
      }
    } else if (books.paidTrade(payment).isPresent()) {
      open(number, "the buyer has paid, and the payment is " + payment.status(), findings);
    } else if (payment.status() == PaymentStatus.QUEUED) {
      open(number, "the payment has not been brought to its channel", findings);
    } else if (payment.status() == PaymentStatus.PENDING
        && isOver(payment.expiresAt(), books)
        && !books.faultsAt(payment.channel()).buyersPaying()) {
      open(number, "the payment expired at " + payment.expiresAt(), findings);
    }
  }

  private boolean isYoung(Instant since, Case books) {
    return since.plus(onItsWay).isAfter(books.books().judgedAt());
  }

  private boolean isOver(Instant expiresAt, Case books) {
    return expiresAt.plus(expiry).isBefore(books.books().judgedAt());
  }

  /** The channel holds it up by order, or says that somebody must step in and an operator knows. */
  private static boolean isExcused(Refund refund, Case books) {
    ChannelBook.Faults faults = books.faultsAt(refund.channel());
    Optional<ChannelBook.Refund> there = books.channelRefund(refund.channel(), refund.refundNo());
    if (there.isEmpty()) {
      return refund.stage() == RefundStage.PENDING && faults.lowBalance();
    }
    boolean isOperators = there.get().isStuck() && !books.lettersOf(refund.refundNo()).isEmpty();
    boolean isHeldUp = faults.refundsHeldUp() && !there.get().isDone() && !there.get().isGivenUp();
    return isOperators || isHeldUp;
  }

  private static boolean isExcused(Withdrawal withdrawal, Case books) {
    return switch (withdrawal.stage()) {
      case PENDING_REVIEW -> !books.reviews().areEnough(withdrawal);
      case PAYING ->
          books
              .payout(withdrawal.withdrawalNo())
              .filter(payout -> payout.status() == PayoutStatus.PENDING)
              .filter(payout -> isExcused(payout, books))
              .isPresent();
      case FREEZING, APPROVED, REFUSED, PAID, REJECTED, FAILED -> false;
    };
  }

  /** The payee has not said yes yet, or the channel holds it up by order. */
  private static boolean isExcused(Payout payout, Case books) {
    ChannelBook.Faults faults = books.faultsAt(payout.channel());
    return books
        .transfer(payout.channel(), payout.withdrawalNo())
        .map(
            there ->
                there.waitsForPayee()
                    || (faults.transfersHeldUp() && !there.isDone() && !there.isGivenUp()))
        .orElse(faults.lowBalance());
  }

  private static void notice(Notice notice, Findings findings) {
    open(
        notice.number(),
        "notice %d of %s (%s) waits since %s, so far %s"
            .formatted(
                notice.id(),
                notice.channel(),
                notice.kind(),
                notice.receivedAt(),
                notice.outcome()),
        findings);
  }

  /**
   * Whether a rule says that an operator gets it: surplus that the channel will never send back, a
   * refund of which the channel itself says that somebody must step in, and one that took so many
   * tries that an operator was told while they went on. That stands when it has ended, as does the
   * word that nobody knew for long whether its money is held, and that so many tries at a task
   * broke off; but the task has to have ended.
   */
  static boolean isOperators(DeadLetter letter, Case books) {
    if (letter.tries() > 0) {
      return hasEnded(letter, books);
    }
    Optional<Refund> refund = books.refund(letter.task());
    if (refund.isEmpty()) {
      return false;
    }
    Optional<ChannelBook.Refund> there = books.channelRefund(refund.get().channel(), letter.task());
    boolean ofItsChannel = letter.queue().equals(queueOf(refund.get()));
    boolean ofItsHold = letter.queue().equals(HOLDS) && !refund.get().surplus();
    return switch (refund.get().stage()) {
      case REFUSED -> ofItsHold;
      case PENDING -> ofItsHold || (ofItsChannel && isExcused(refund.get(), books));
      case SUCCEEDED -> ofItsHold || ofItsChannel;
      case FAILED ->
          ofItsHold
              || ((ofItsChannel || letter.queue().equals(SurplusAccounted.STUCK))
                  && there.map(ChannelBook.Refund::isGivenUp).orElse(true));
      case HOLDING -> false;
    };
  }

  /**
   * Whether the task came to its end, although so many tries at it broke off. To expire is none: a
   * payment that no try brings to its channel does that.
   */
  private static boolean hasEnded(DeadLetter letter, Case books) {
    String task = letter.task();
    PaymentBook book = books.books().payments();
    if (letter.queue().equals(NOTICES)) {
      return book.notices().stream()
          .anyMatch(each -> Long.toString(each.id()).equals(task) && each.processedAt() != null);
    }
    return books.refund(task).filter(refund -> !refund.isOpen()).isPresent()
        || books.payout(task).filter(payout -> payout.status() != PayoutStatus.PENDING).isPresent()
        || book.payments().stream()
            .filter(each -> each.paymentNo().equals(task))
            .anyMatch(
                each ->
                    each.status() != PaymentStatus.QUEUED
                        && !(each.status() == PaymentStatus.CLOSED
                            && each.changedAt().isAfter(each.expiresAt())));
  }

  private static String queueOf(Refund refund) {
    return "refunds-" + refund.channel().toLowerCase(Locale.ROOT);
  }

  private static void laidAside(DeadLetter letter, Case books, Findings findings) {
    String number =
        letter.queue().equals(NOTICES)
            ? books.books().payments().notices().stream()
                .filter(notice -> Long.toString(notice.id()).equals(letter.task()))
                .map(Notice::number)
                .findFirst()
                .orElse(letter.task())
            : letter.task();
    if (!findings.about(number)) {
      findings.add(
          Rule.LAID_ASIDE,
          number,
          "task %s of %s is an operator's since %s, after %d broken tries"
              .formatted(letter.task(), letter.queue(), letter.createdAt(), letter.tries()));
    }
  }

  private static void hold(Hold hold, Case books, Findings findings) {
    Transfer opening = books.ledger().transfer(hold.id());
    String number = opening == null ? hold.id() : opening.businessNo();
    String business = opening == null ? "nothing" : opening.businessType();
    boolean isOpen =
        switch (business) {
          case "REFUND_HOLD" -> books.refund(number).filter(Refund::isOpen).isPresent();
          case "WITHDRAW_FREEZE" ->
              books.withdrawal(number).filter(each -> each.stage().isOpen()).isPresent();
          default -> false;
        };
    if (!isOpen && !books.isUndelivered(number) && !findings.about(number)) {
      findings.add(
          Rule.HELD_FOR_NOTHING,
          number,
          "%d fen are held for %s, which is over or never was".formatted(hold.open(), business));
    }
  }

  private static void key(ServiceTables.Key key, Findings findings) {
    open(
        key.resourceNo() == null ? "a request at " + key.at() : key.resourceNo(),
        "%s is still carrying out a request, until %s".formatted(key.at(), key.claimedUntil()),
        findings);
  }
}
