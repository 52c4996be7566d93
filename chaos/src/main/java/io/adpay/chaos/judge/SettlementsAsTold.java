package io.adpay.chaos.judge;

import io.adpay.chaos.judge.Settlements.Item;
import io.adpay.chaos.judge.Settlements.Outcome;
import io.adpay.chaos.judge.Settlements.Sent;
import io.adpay.chaos.judge.WalletBook.Transfer;
import java.util.List;

/**
 * A charge is posted once where the platform was told so, and not at all where it was refused: a
 * refusal for good stays, whatever was told before or after it.
 */
final class SettlementsAsTold implements RuleGroup {

  private static final String SETTLEMENT = "SETTLEMENT";

  @Override
  public void judge(Case books, Findings findings) {
    books.settlements().numbers().forEach(number -> judge(number, books, findings));
    books
        .ledger()
        .posted(SETTLEMENT)
        .filter(transfer -> books.settlements().of(transfer.businessNo()).isEmpty())
        .forEach(
            transfer ->
                findings.add(
                    Rule.NOBODY_ASKED,
                    transfer.businessNo(),
                    "a charge of %d fen is posted, and nobody sent it".formatted(transfer.fen())));
  }

  private static void judge(String number, Case books, Findings findings) {
    List<Sent> sent = books.settlements().of(number);
    List<Transfer> posted = books.ledger().posted(SETTLEMENT, number);
    List<Item> acknowledged = books.settlements().acknowledged(number).toList();
    if (posted.isEmpty()) {
      acknowledged.stream()
          .findFirst()
          .ifPresent(
              item ->
                  findings.add(
                      Rule.ACKNOWLEDGED_AND_MISSING,
                      number,
                      "a charge of %d fen was told to be posted, and is not"
                          .formatted(item.charge())));
      return;
    }
    Transfer transfer = posted.getFirst();
    if (sent.stream().anyMatch(each -> each.outcome() == Outcome.REJECTED_FOR_GOOD)) {
      refused(number, transfer, findings);
    } else if (acknowledged.isEmpty()) {
      unacknowledged(number, sent, transfer, books, findings);
    } else {
      acknowledged.stream()
          .filter(item -> !item.moves().equals(books.ledger().moves(transfer)))
          .findFirst()
          .ifPresent(
              item ->
                  findings.add(
                      Rule.ACKNOWLEDGED_AND_DIFFERENT,
                      number,
                      "it was told to be posted as %s, and moved %s"
                          .formatted(item.moves(), books.ledger().moves(transfer))));
    }
    if (sent.stream().filter(each -> each.outcome() == Outcome.POSTED).count() > 1) {
      findings.add(
          Rule.DOUBLED_FOR_ONE_KEY, number, "it was told more than once to be posted just now");
    }
  }

  private static void unacknowledged(
      String number, List<Sent> sent, Transfer transfer, Case books, Findings findings) {
    List<Sent> unknown = sent.stream().filter(each -> each.outcome() == Outcome.UNKNOWN).toList();
    if (unknown.isEmpty()) {
      refused(number, transfer, findings);
    } else if (unknown.stream()
        .noneMatch(each -> each.item().moves().equals(books.ledger().moves(transfer)))) {
      findings.add(
          Rule.ACKNOWLEDGED_AND_DIFFERENT,
          number,
          "it moved %s, and nobody sent that".formatted(books.ledger().moves(transfer)));
    }
  }

  private static void refused(String number, Transfer transfer, Findings findings) {
    findings.add(
        Rule.REFUSED_AND_DONE,
        number,
        "the charge was refused, and %d fen are posted".formatted(transfer.fen()));
  }
}
