package io.adpay.chaos.judge;

import io.adpay.chaos.judge.ChannelBook.Trade;
import io.adpay.chaos.judge.PaymentBook.DeadLetter;
import io.adpay.chaos.judge.PaymentBook.Payment;
import io.adpay.chaos.judge.PaymentBook.Refund;
import io.adpay.chaos.judge.WalletBook.Transfer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Money that pays nothing stands in suspense until it is back, or is in an operator's hands. */
final class SurplusAccounted implements RuleGroup {

  static final String STUCK = "refunds-stuck-surplus";
  private static final String SURPLUS = "SURPLUS";

  @Override
  public void judge(Case books, Findings findings) {
    books
        .ledger()
        .posted(SURPLUS)
        .filter(
            transfer ->
                books
                    .payment(transfer.businessNo())
                    .filter(Payment::isSurplus)
                    .flatMap(books::paidTrade)
                    .isEmpty())
        .filter(transfer -> !findings.about(transfer.businessNo()))
        .forEach(
            transfer ->
                findings.add(
                    Rule.SURPLUS_ASTRAY,
                    transfer.businessNo(),
                    "%d fen stand in suspense, and no such surplus came in"
                        .formatted(transfer.fen())));
  }

  /** What must be known of a trade that was paid and paid nothing. */
  static void judge(Trade trade, Payment payment, Case books, Findings findings) {
    String number = payment.paymentNo();
    List<Transfer> suspended = books.ledger().posted(SURPLUS, number);
    Map<String, Long> expected =
        Ledger.moves(Ledger.clearing(payment.channel()), Ledger.SUSPENSE, trade.received());
    if (suspended.isEmpty()) {
      findings.add(
          Rule.SURPLUS_ASTRAY,
          number,
          "%d fen have paid nothing and are not in suspense".formatted(trade.received()));
      return;
    }
    Map<String, Long> moved = books.ledger().moves(suspended.getFirst());
    if (!moved.equals(expected)) {
      findings.add(
          Rule.SURPLUS_ASTRAY,
          number,
          "suspense should have taken %s, and took %s".formatted(expected, moved));
      return;
    }
    Optional<Refund> back = books.refundsOf(number).stream().filter(Refund::surplus).findFirst();
    if (back.isEmpty() || back.get().fen() != trade.received()) {
      findings.add(
          Rule.SURPLUS_ASTRAY,
          number,
          "%d fen have paid nothing, and %s of them go back"
              .formatted(trade.received(), back.map(Refund::fen).orElse(0L)));
    } else if (!back.get().isOpen() && !back.get().succeeded() && !isOperators(back.get(), books)) {
      findings.add(
          Rule.SURPLUS_ASTRAY,
          number,
          "refund %s is %s, and no operator knows"
              .formatted(back.get().refundNo(), back.get().stage()));
    }
  }

  private static boolean isOperators(Refund refund, Case books) {
    return books.lettersOf(refund.refundNo()).stream()
        .map(DeadLetter::queue)
        .anyMatch(STUCK::equals);
  }
}
