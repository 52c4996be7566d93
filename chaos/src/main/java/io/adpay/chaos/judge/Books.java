package io.adpay.chaos.judge;

import io.adpay.chaos.journal.Call;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The four books of a run, as they stood when it was judged.
 *
 * @param calls what clients did and were told
 * @param channels what each channel has written down
 * @param checks what the ledger check over all services said
 * @param judgedAt by the clock of the databases
 */
record Books(
    List<Call> calls,
    OrderBook orders,
    PaymentBook payments,
    WalletBook wallet,
    WithdrawalBook withdrawals,
    List<ChannelBook> channels,
    List<Check> checks,
    Instant judgedAt) {

  /** One invariant of the services' own. */
  record Check(String name, boolean ok, String detail) {}

  Stream<ServiceTables.Fact> facts() {
    return Stream.of(orders.tables(), payments.tables(), wallet.tables(), withdrawals.tables())
        .flatMap(tables -> tables.outbox().stream());
  }

  Stream<ServiceTables.Key> keys() {
    return Stream.of(orders.tables(), payments.tables(), wallet.tables(), withdrawals.tables())
        .flatMap(tables -> tables.keys().stream());
  }
}
