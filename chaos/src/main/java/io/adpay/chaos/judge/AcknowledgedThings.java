package io.adpay.chaos.judge;

import io.adpay.chaos.journal.Call;
import io.adpay.chaos.journal.CallKind;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Whatever a client was shown is there, as it was shown. */
final class AcknowledgedThings implements RuleGroup {

  private static final String ENTRY = "%s of %s, %d fen %s, then %d and %d of owner %d";

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
      case ENTRY -> entry(sight, books.ledger(), findings);
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

  /**
   * An entry that was shown is in the ledger, word for word, in the wallet of whom it was shown.
   */
  private static void entry(Sight sight, Ledger ledger, Findings findings) {
    WalletBook.Transfer transfer = ledger.transfer(sight.text("transferNo"));
    Optional<WalletBook.Entry> kept =
        transfer == null
            ? Optional.empty()
            : ledger.entriesOf(transfer).stream()
                .filter(entry -> sight.number().equals(transfer.id() + "-" + entry.leg()))
                .findFirst();
    String told = shown(sight);
    String is =
        kept.map(entry -> written(entry, Objects.requireNonNull(transfer), ledger)).orElse("");
    if (!told.equals(is)) {
      findings.add(
          is.isEmpty() ? Rule.ACKNOWLEDGED_AND_MISSING : Rule.ACKNOWLEDGED_AND_DIFFERENT,
          sight.text("reference"),
          "%s was shown entry %s: %s; the ledger has: %s"
              .formatted(sight.call().client(), sight.number(), told, is));
    }
  }

  private static String shown(Sight sight) {
    return ENTRY.formatted(
        sight.text("type"),
        sight.text("reference"),
        sight.fen("amount"),
        sight.text("bucket"),
        sight.fen("availableAfter"),
        sight.fen("frozenAfter"),
        Sight.ownerOf(sight.call().client()).orElse(0));
  }

  private static String written(
      WalletBook.Entry entry, WalletBook.Transfer transfer, Ledger ledger) {
    WalletBook.Account account = ledger.account(entry.accountId());
    return ENTRY.formatted(
        entry.type(),
        transfer.businessNo(),
        entry.fen(),
        entry.bucket(),
        entry.availableAfter(),
        entry.frozenAfter(),
        account == null ? 0 : account.uid());
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
