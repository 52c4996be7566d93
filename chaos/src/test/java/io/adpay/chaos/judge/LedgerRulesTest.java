package io.adpay.chaos.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.adpay.chaos.judge.WalletBook.Account;
import io.adpay.chaos.judge.WalletBook.Entry;
import io.adpay.chaos.judge.WalletBook.Hold;
import io.adpay.chaos.judge.WrittenLedger.Leg;
import org.junit.jupiter.api.Test;

/** A ledger that contradicts itself. */
class LedgerRulesTest {

  private static final String FEES = "CHANNEL_FEES";

  private final World world = new World();

  @Test
  void businessThatIsPostedTwice() {
    world.recharged(1001, 500, "ALIPAY");
    world.ledger.post("ADJUSTMENT", "A-1", Leg.of(Ledger.COMMISSION, 5), Leg.of(FEES, -5));
    world.ledger.post("ADJUSTMENT", "A-1", Leg.of(Ledger.COMMISSION, -5), Leg.of(FEES, 5));
    Judged.finds(world, Rule.POSTED_TWICE, "A-1");
  }

  @Test
  void businessThatIsNobodys() {
    world.recharged(1001, 500, "ALIPAY");
    world.ledger.post("ADJUSTMENT", "A-1", Leg.available(1001, 5), Leg.of(Ledger.COMMISSION, -5));
    Judged.finds(world, Rule.NOBODY_ASKED, "A-1");
  }

  @Test
  void transferWhoseEntriesDoNotSumToZero() {
    world.ledger.post("ADJUSTMENT", "A-1", Leg.of(Ledger.COMMISSION, 5), Leg.of(FEES, -4));
    Judged.finds(world, Rule.TRANSFER_UNBALANCED, "A-1");
  }

  @Test
  void rejectedTransferWithEntries() {
    world.ledger.reject("ADJUSTMENT", "A-1", Leg.of(Ledger.COMMISSION, 5), Leg.of(FEES, -5));
    Judged.finds(world, Rule.REJECTED_WITH_ENTRIES, "A-1");
  }

  /** Two that read the same balance before either wrote: the second's entry hides the first's. */
  @Test
  void balanceThatWasReadBeforeTheLock() {
    world.recharged(1001, 500, "ALIPAY");
    world.recharged(1001, 300, "ALIPAY");
    world.ledger.entries.replaceAll(entry -> entry.fen() == 300 ? after(entry, 300) : entry);
    world.ledger.change(1001, wallet -> available(wallet, 300));
    assertThat(Judged.verdict(world).findings())
        .extracting(Finding::rule)
        .containsExactly(Rule.ENTRIES_OUT_OF_STEP.word(), Rule.BALANCE_NOT_ITS_ENTRIES.word());
  }

  @Test
  void entryWhoseBalanceDoesNotFollow() {
    world.recharged(1001, 500, "ALIPAY");
    world.recharged(1001, 300, "ALIPAY");
    world.ledger.entries.replaceAll(entry -> entry.fen() == 300 ? after(entry, 799) : entry);
    Judged.finds(world, Rule.ENTRIES_OUT_OF_STEP, "1001");
  }

  @Test
  void walletThatHasLostAnUpdate() {
    world.recharged(1001, 500, "ALIPAY");
    world.ledger.change(1001, wallet -> available(wallet, 0));
    Judged.finds(world, Rule.BALANCE_NOT_ITS_ENTRIES, "1001");
  }

  @Test
  void frozenMoneyThatNoHoldExplains() {
    world.recharged(1001, 500, "ALIPAY");
    world.ledger.post("ADJUSTMENT", "A-1", Leg.available(1001, -5), Leg.frozen(1001, 5));
    assertThat(Judged.verdict(world).findings())
        .extracting(Finding::rule, Finding::number)
        .containsExactly(
            tuple(Rule.NOBODY_ASKED.word(), "A-1"),
            tuple(Rule.FROZEN_NOT_ITS_HOLDS.word(), "1001"));
  }

  @Test
  void holdThatSaysLessThanItsTransfers() {
    String payment = world.recharged(1001, 500, "ALIPAY");
    String refund = world.refunded(payment, 200);
    world.ledger.holds.computeIfPresent(
        refund, (_, hold) -> new Hold(hold.id(), hold.accountId(), 200, 199, 1));
    Judged.finds(world, Rule.HOLD_OUT_OF_STEP, refund);
  }

  @Test
  void checkOfTheServicesThatFails() {
    world.checks.add(new Books.Check("chains_hold", false, "wallet 1000 is broken at 7"));
    Judged.finds(world, Rule.INVARIANT_BROKEN, "chains_hold");
  }

  @Test
  void checkOfTheServicesIsAboutTheNumberThatItNames() {
    String order = world.placed(1001, 100);
    world.checks.add(new Books.Check("orders_agree", false, "order " + order + " is odd"));
    Finding finding = Judged.finds(world, Rule.INVARIANT_BROKEN, order);
    assertThat(finding.known()).containsKeys("orders", "calls");
  }

  @Test
  void checkOfTheServicesRepeatsNothing() {
    String order = world.placed(1001, 100);
    world.orders.remove(order);
    world.checks.add(new Books.Check("orders_agree", false, "order " + order + " is odd"));
    Judged.finds(world, Rule.ACKNOWLEDGED_AND_MISSING, order);
  }

  private static Entry after(Entry entry, long available) {
    return entry.availableAfter() == null
        ? entry
        : new Entry(
            entry.accountId(),
            entry.seq(),
            entry.transferId(),
            entry.leg(),
            entry.type(),
            entry.bucket(),
            entry.fen(),
            available,
            entry.frozenAfter());
  }

  private static Account available(Account wallet, long available) {
    return new Account(
        wallet.id(),
        wallet.uid(),
        wallet.kind(),
        false,
        available,
        wallet.frozen(),
        wallet.floor(),
        wallet.version());
  }
}
