package io.adpay.chaos.judge;

import io.adpay.chaos.judge.PaymentBook.Refund;
import io.adpay.chaos.judge.WalletBook.Hold;
import io.adpay.chaos.judge.WalletBook.Transfer;

/** Money of a wallet is held only while that for which it is held is under way. */
final class NothingHeldForNothing implements RuleGroup {

  @Override
  public void judge(Case books, Findings findings) {
    books.books().wallet().holds().stream()
        .filter(hold -> hold.open() > 0)
        .forEach(hold -> hold(hold, books, findings));
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
}
