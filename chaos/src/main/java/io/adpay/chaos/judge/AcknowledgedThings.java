package io.adpay.chaos.judge;

import io.adpay.chaos.journal.Call;
import io.adpay.chaos.journal.CallKind;
import java.util.Objects;
import java.util.stream.Stream;

/** Whatever a client was shown is there, as it was shown. */
final class AcknowledgedThings implements RuleGroup {

  @Override
  public void judge(Case books, Findings findings) {
    books.books().calls().stream()
        .flatMap(Sight::in)
        .forEach(sight -> judge(sight, books, findings));
    books.books().calls().stream()
        .filter(call -> call.kind() == CallKind.BUYER_PAYS && call.succeeded())
        .forEach(call -> buyerPaid(call, books, findings));
  }

  private static void judge(Sight sight, Case books, Findings findings) {
    switch (sight.kind()) {
      case ORDER ->
          books
              .order(sight.number())
              .ifPresentOrElse(
                  order -> {
                    owner(sight, order.uid(), findings);
                    same(sight, "amount", sight.fen("amount"), order.fen(), findings);
                  },
                  () -> missing(sight, "order", findings));
      case PAYMENT -> payment(sight, books, findings);
      case REFUND ->
          books
              .refund(sight.number())
              .ifPresentOrElse(
                  refund -> {
                    owner(sight, refund.uid(), findings);
                    same(sight, "amount", sight.fen("amount"), refund.fen(), findings);
                    same(sight, "order", sight.text("orderNo"), refund.orderNo(), findings);
                  },
                  () -> missing(sight, "refund", findings));
      case WITHDRAWAL ->
          books
              .withdrawal(sight.number())
              .ifPresentOrElse(
                  withdrawal -> {
                    owner(sight, withdrawal.uid(), findings);
                    same(sight, "amount", sight.fen("amount"), withdrawal.fen(), findings);
                  },
                  () -> missing(sight, "withdrawal", findings));
      case WALLET -> wallet(sight, books.ledger(), findings);
    }
  }

  private static void payment(Sight sight, Case books, Findings findings) {
    books
        .payment(sight.number())
        .ifPresentOrElse(
            payment -> {
              owner(sight, payment.uid(), findings);
              same(sight, "amount", sight.fen("amount"), payment.fen(), findings);
              same(sight, "order", sight.text("orderNo"), payment.orderNo(), findings);
              if (books.attempt(sight.number()).isEmpty()) {
                findings.add(
                    Rule.ACKNOWLEDGED_AND_MISSING,
                    sight.number(),
                    "order-service has let no such payment begin");
              }
            },
            () -> missing(sight, "payment", findings));
  }

  /** A balance that was told must be what the ledger's entries say of that version. */
  private static void wallet(Sight sight, Ledger ledger, Findings findings) {
    long version = sight.fen("version");
    long uid = Long.parseLong("0" + sight.number());
    String told =
        "%d available and %d frozen at version %d"
            .formatted(sight.fen("available"), sight.fen("frozen"), version);
    Stream<WalletBook.Entry> entries =
        ledger.wallet(uid).map(ledger::entriesOf).stream().flatMap(all -> all.stream());
    boolean was =
        version == 0
            ? sight.fen("available") == 0 && sight.fen("frozen") == 0
            : entries.anyMatch(
                entry ->
                    entry.seq() == version
                        && Objects.equals(entry.availableAfter(), sight.fen("available"))
                        && Objects.equals(entry.frozenAfter(), sight.fen("frozen")));
    if (!was) {
      findings.add(
          Rule.TOLD_BALANCE_NEVER_WAS,
          sight.number(),
          "%s was told %s".formatted(sight.call().client(), told));
    }
  }

  private static void buyerPaid(Call call, Case books, Findings findings) {
    String channel = call.body().path("channel").asString("");
    String number = call.body().path("outTradeNo").asString(call.subject());
    long paid = call.body().path("amount").asLong(0);
    boolean kept =
        books.trade(channel, number).filter(trade -> trade.received() == paid).isPresent();
    if (!kept) {
      findings.add(
          Rule.ACKNOWLEDGED_AND_MISSING,
          number,
          "%s took %d fen of a buyer and does not have them".formatted(channel, paid));
    }
  }

  private static void missing(Sight sight, String thing, Findings findings) {
    findings.add(
        Rule.ACKNOWLEDGED_AND_MISSING,
        sight.number(),
        "%s was shown this %s, and it is not there".formatted(sight.call().client(), thing));
  }

  private static void owner(Sight sight, long uid, Findings findings) {
    Sight.ownerOf(sight.call().client()).ifPresent(own -> same(sight, "owner", own, uid, findings));
  }

  private static void same(Sight sight, String what, Object told, Object is, Findings findings) {
    if (!told.equals(is)) {
      findings.add(
          Rule.ACKNOWLEDGED_AND_DIFFERENT,
          sight.number(),
          "%s was shown the %s %s, and it is %s".formatted(sight.call().client(), what, told, is));
    }
  }
}
