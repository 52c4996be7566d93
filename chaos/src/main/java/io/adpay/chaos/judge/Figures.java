package io.adpay.chaos.judge;

import io.adpay.chaos.journal.Call;
import io.adpay.chaos.judge.ChannelBook.Account;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** How much was looked at: counts, and sums in fen. */
final class Figures {

  private Figures() {}

  static Map<String, Object> of(Case books) {
    Books all = books.books();
    Ledger ledger = books.ledger();
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("calls", all.calls().size());
    figures.put("callsByKind", callsByKind(all));
    figures.put(
        "callsWithoutAnAnswer",
        all.calls().stream().filter(call -> call.body().isMissingNode()).count());
    figures.put("orders", all.orders().orders().size());
    figures.put("paidOrders", all.orders().orders().stream().filter(o -> o.isPaid()).count());
    figures.put("payments", all.payments().payments().size());
    figures.put(
        "surplusPayments", all.payments().payments().stream().filter(p -> p.isSurplus()).count());
    figures.put("refunds", all.payments().refunds().size());
    figures.put("withdrawals", all.withdrawals().withdrawals().size());
    figures.put("settlements", ledger.posted("SETTLEMENT").count());
    figures.put("transfers", all.wallet().transfers().size());
    figures.put("entries", all.wallet().entries().size());
    figures.put("facts", all.facts().count());
    figures.put("receivedFen", sum(all, Account::received));
    figures.put("refundedFen", sum(all, Account::refunded));
    figures.put("paidOutFen", sum(all, Account::paidOut));
    figures.put("availableFen", ledger.wallets().mapToLong(w -> w.available()).sum());
    figures.put("frozenFen", ledger.wallets().mapToLong(w -> w.frozen()).sum());
    figures.put("suspenseFen", PlatformAccounts.balance(Ledger.SUSPENSE, ledger));
    figures.put("commissionFen", PlatformAccounts.balance(Ledger.COMMISSION, ledger));
    figures.put(
        "expectedOfOwnersFen",
        OwnersAccounts.expected(books).values().stream().mapToLong(Long::longValue).sum());
    return figures;
  }

  private static Map<String, Long> callsByKind(Books all) {
    Map<String, Long> kinds = new TreeMap<>();
    for (Call call : all.calls()) {
      kinds.merge(call.kind().name(), 1L, Long::sum);
    }
    return kinds;
  }

  private static long sum(Books all, ToLongFunction<Account> part) {
    return all.channels().stream().map(ChannelBook::account).mapToLong(part).sum();
  }
}
