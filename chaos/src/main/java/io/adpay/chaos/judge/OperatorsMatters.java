package io.adpay.chaos.judge;

import io.adpay.chaos.judge.PaymentBook.DeadLetter;
import io.adpay.chaos.judge.PaymentBook.Notice;
import io.adpay.chaos.judge.PaymentBook.PaymentStatus;
import io.adpay.chaos.judge.PaymentBook.PayoutStatus;
import io.adpay.chaos.judge.PaymentBook.Refund;
import java.util.Locale;
import java.util.Optional;

/** An operator has been told of a task only where a rule says so. */
final class OperatorsMatters implements RuleGroup {

  private static final String HOLDS = "refund-holds";
  private static final String NOTICES = "channel-notices";

  @Override
  public void judge(Case books, Findings findings) {
    books.books().payments().deadLetters().stream()
        .filter(letter -> letter.resolvedAt() == null)
        .filter(letter -> !isOperators(letter, books))
        .forEach(letter -> laidAside(letter, books, findings));
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
      case PENDING -> ofItsHold || (ofItsChannel && Excuses.isExcused(refund.get(), books));
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
}
