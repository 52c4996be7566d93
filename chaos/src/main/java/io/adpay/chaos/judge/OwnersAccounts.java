package io.adpay.chaos.judge;

import io.adpay.chaos.judge.ChannelBook.Trade;
import io.adpay.chaos.judge.Settlements.Item;
import io.adpay.chaos.judge.Settlements.Outcome;
import io.adpay.chaos.judge.Settlements.Sent;
import io.adpay.chaos.judge.WalletBook.Account;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Each owner's money, reckoned from what the channels received, sent back and paid out and from the
 * charges that the platform was told are posted, is what the wallet has. The services' databases
 * say only whose a trade is, and which of an order's trades paid it. Where something about an owner
 * was found already, or is on its way to the ledger, the difference is its shadow and is not found
 * again.
 */
final class OwnersAccounts implements RuleGroup {

  @Override
  public void judge(Case books, Findings findings) {
    Map<Long, Long> expected = expected(books);
    Set<Long> explained = new HashSet<>();
    books.inDoubt(findings).forEach(number -> explained.addAll(books.ownersOf(number)));
    books.ledger().wallets().forEach(wallet -> expected.putIfAbsent(wallet.uid(), 0L));
    expected.forEach(
        (uid, fen) -> {
          long is =
              books
                  .ledger()
                  .wallet(uid)
                  .map(wallet -> wallet.available() + wallet.frozen())
                  .orElse(0L);
          if (is != fen && !explained.contains(uid)) {
            findings.add(
                Rule.OWNERS_ACCOUNT_DIFFERS,
                Long.toString(uid),
                "by the channels and the acknowledged charges the wallet has %d fen, and it has %d%s"
                    .formatted(fen, is, frozen(books, uid)));
          }
        });
  }

  private static String frozen(Case books, long uid) {
    return books
        .ledger()
        .wallet(uid)
        .map(Account::frozen)
        .map(fen -> " (%d of them frozen)".formatted(fen))
        .orElse("");
  }

  /** What each owner should have, available and frozen, in fen. */
  static Map<Long, Long> expected(Case books) {
    Map<Long, Long> expected = new TreeMap<>();
    books
        .books()
        .orders()
        .orders()
        .forEach(
            order ->
                Optional.ofNullable(order.creditedPaymentNo())
                    .flatMap(books::payment)
                    .flatMap(books::paidTrade)
                    .map(OwnersAccounts::kept)
                    .ifPresent(fen -> expected.merge(order.uid(), fen, Long::sum)));
    for (ChannelBook channel : books.books().channels()) {
      channel.transfers().stream()
          .filter(ChannelBook.Transfer::isDone)
          .forEach(
              transfer ->
                  books
                      .withdrawal(transfer.outBizNo())
                      .ifPresent(
                          withdrawal ->
                              expected.merge(
                                  withdrawal.uid(),
                                  -transfer.paidOut() - withdrawal.feeFen(),
                                  Long::sum)));
    }
    books
        .settlements()
        .numbers()
        .forEach(
            number ->
                charged(number, books)
                    .ifPresent(
                        item -> {
                          expected.merge(item.advertiser(), -item.charge(), Long::sum);
                          expected.merge(item.traffic(), item.earned(), Long::sum);
                        }));
    return expected;
  }

  private static long kept(Trade trade) {
    return trade.received() - trade.refunded();
  }

  /** What was told to be posted; where nobody knows, what was sent, if it was posted at all. */
  static Optional<Item> charged(String number, Case books) {
    Optional<Item> acknowledged = books.settlements().acknowledged(number).findFirst();
    if (acknowledged.isPresent()) {
      return acknowledged;
    }
    return books.ledger().posted("SETTLEMENT", number).isEmpty()
        ? Optional.empty()
        : books.settlements().of(number).stream()
            .filter(sent -> sent.outcome() == Outcome.UNKNOWN)
            .map(Sent::item)
            .filter(
                item ->
                    books.ledger().posted("SETTLEMENT", number).stream()
                        .anyMatch(each -> books.ledger().moves(each).equals(item.moves())))
            .findFirst();
  }
}
