package io.adpay.chaos.judge;

import io.adpay.chaos.judge.OrderBook.Order;
import io.adpay.chaos.judge.PaymentBook.Notice;
import io.adpay.chaos.judge.PaymentBook.Payment;
import io.adpay.chaos.judge.PaymentBook.PaymentStatus;
import io.adpay.chaos.judge.PaymentBook.Refund;
import java.time.Duration;
import java.time.Instant;

/**
 * After the time to settle nothing is open but what may be: what nobody has paid yet and may still
 * pay, what waits for a payee's or an operator's word, and what a channel was ordered to hold up.
 */
final class NothingStaysOpen implements RuleGroup {

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
        .filter(refund -> !Excuses.isExcused(refund, books))
        .forEach(refund -> open(refund.refundNo(), "the refund is " + refund.stage(), findings));
    books.books().withdrawals().withdrawals().stream()
        .filter(withdrawal -> withdrawal.stage().isOpen())
        .filter(withdrawal -> !Excuses.isExcused(withdrawal, books))
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

  private static void key(ServiceTables.Key key, Findings findings) {
    open(
        key.resourceNo() == null ? "a request at " + key.at() : key.resourceNo(),
        "%s is still carrying out a request, until %s".formatted(key.at(), key.claimedUntil()),
        findings);
  }
}
