package io.adpay.chaos.judge;

import io.adpay.chaos.judge.PaymentBook.Payment;
import io.adpay.chaos.judge.Settlements.Item;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the platform's own accounts say is so: a channel holds what its clearing account says,
 * suspense is what came in and paid nothing and is not back, and the commission is what was kept of
 * the charges and the fees. Where something that touches an account was found already, or is on its
 * way to the ledger, the difference is its shadow and is not found again.
 */
final class PlatformAccounts implements RuleGroup {

  @Override
  public void judge(Case books, Findings findings) {
    for (ChannelBook channel : books.books().channels()) {
      String account = Ledger.clearing(channel.channel());
      agree(
          Rule.CLEARING_DIFFERS,
          account,
          new Sums(-balance(account, books.ledger()), channel.account().balance()),
          "the ledger says that " + channel.channel() + " holds %d fen, and it holds %d",
          number -> books.channelsOf(number).contains(channel.channel()),
          books.inDoubt(findings),
          findings);
    }
    agree(
        Rule.SUSPENSE_DIFFERS,
        Ledger.SUSPENSE,
        new Sums(balance(Ledger.SUSPENSE, books.ledger()), openSurplus(books)),
        "%d fen stand in suspense, and the channels have %d that paid nothing",
        number -> touchesSuspense(number, books),
        books.inDoubt(findings),
        findings);
    agree(
        Rule.COMMISSION_DIFFERS,
        Ledger.COMMISSION,
        new Sums(balance(Ledger.COMMISSION, books.ledger()), kept(books)),
        "%d fen of commission are booked, and %d were kept",
        number -> touchesCommission(number, books),
        books.inDoubt(findings),
        findings);
  }

  /** What is booked on an account, and what there is, in fen. */
  private record Sums(long booked, long there) {}

  private static void agree(
      Rule rule,
      String account,
      Sums sums,
      String words,
      Predicate<String> touches,
      Stream<String> inDoubt,
      Findings findings) {
    if (sums.booked() != sums.there() && inDoubt.noneMatch(touches)) {
      findings.add(rule, account, words.formatted(sums.booked(), sums.there()));
    }
  }

  /** What buyers paid for nothing and do not have back, by the channels' books. */
  private static long openSurplus(Case books) {
    return books.books().payments().payments().stream()
        .filter(Payment::isSurplus)
        .flatMap(payment -> books.paidTrade(payment).stream())
        .mapToLong(trade -> trade.received() - trade.refunded())
        .sum();
  }

  /** What the platform kept of the charges that were told to be posted and of what was paid out. */
  private static long kept(Case books) {
    long ofCharges =
        books.settlements().numbers().stream()
            .flatMap(number -> OwnersAccounts.charged(number, books).stream())
            .mapToLong(Item::kept)
            .sum();
    long fees =
        books.books().withdrawals().withdrawals().stream()
            .filter(
                withdrawal ->
                    books
                        .transfer(withdrawal.channel(), withdrawal.withdrawalNo())
                        .filter(ChannelBook.Transfer::isDone)
                        .isPresent())
            .mapToLong(WithdrawalBook.Withdrawal::feeFen)
            .sum();
    return ofCharges + fees;
  }

  private static boolean touchesSuspense(String number, Case books) {
    return isBooked(number, Ledger.SUSPENSE, books)
        || books.paymentsAround(number).anyMatch(payment -> !payment.isCredited());
  }

  private static boolean touchesCommission(String number, Case books) {
    return isBooked(number, Ledger.COMMISSION, books)
        || books.settlements().numbers().contains(number)
        || books.withdrawal(number).filter(each -> each.feeFen() != 0).isPresent();
  }

  private static boolean isBooked(String number, String account, Case books) {
    return books.ledger().under(number).stream()
        .anyMatch(transfer -> books.ledger().moves(transfer).containsKey(account));
  }

  /** The sum of an account's entries, in fen. */
  static long balance(String kind, Ledger ledger) {
    return ledger.book().accounts().stream()
        .filter(account -> account.appendOnly() && account.kind().equals(kind))
        .flatMap(account -> ledger.entriesOf(account).stream())
        .mapToLong(WalletBook.Entry::fen)
        .sum();
  }
}
