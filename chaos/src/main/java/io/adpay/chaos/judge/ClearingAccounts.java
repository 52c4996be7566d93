package io.adpay.chaos.judge;

import io.adpay.chaos.judge.Findings.Found;

/**
 * What the ledger says that a channel holds for us is what it holds. Where something about that
 * channel was found already, the difference is its shadow and is not found again.
 */
final class ClearingAccounts implements RuleGroup {

  @Override
  public void judge(Case books, Findings findings) {
    for (ChannelBook channel : books.books().channels()) {
      String account = Ledger.clearing(channel.channel());
      long ledger = -balance(account, books.ledger());
      long there = channel.account().balance();
      boolean explained =
          findings.all().stream()
              .map(Found::number)
              .anyMatch(number -> books.channelsOf(number).contains(channel.channel()));
      if (ledger != there && !explained) {
        findings.add(
            Rule.CLEARING_DIFFERS,
            account,
            "the ledger says that %s holds %d fen, and it holds %d"
                .formatted(channel.channel(), ledger, there));
      }
    }
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
