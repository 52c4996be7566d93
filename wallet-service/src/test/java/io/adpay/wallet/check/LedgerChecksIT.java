package io.adpay.wallet.check;

import static io.adpay.wallet.testing.SamplePostings.freeze;
import static io.adpay.wallet.testing.SamplePostings.recharge;
import static io.adpay.wallet.testing.SamplePostings.settle;
import static io.adpay.wallet.testing.SamplePostings.settlement;
import static io.adpay.wallet.testing.SamplePostings.spend;
import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.common.check.Invariant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LedgerChecksIT extends PlantedBreaches {

  private static final long MERCHANT = 1_001;
  private static final long TRAFFIC = 2_001;

  private long recharge;
  private long settlement;
  private long hold;
  private long merchantsAccount;

  @BeforeEach
  void aLedgerWithEverythingInIt() {
    recharge = post(recharge(MERCHANT, 10_000));
    settlement = post(settlement(MERCHANT, TRAFFIC, 1_000, 150));
    hold = post(freeze(TRAFFIC, 500));
    post(settle(TRAFFIC, hold, 200));
    post(spend(TRAFFIC, 1_000_000));
    merchantsAccount =
        owner
            .sql("SELECT id FROM wallet_account WHERE owner_uid = ?")
            .param(MERCHANT)
            .query(Long.class)
            .single();
  }

  @Test
  void aLedgerThatHoldsIsSilent() {
    assertThat(breaches()).isEmpty();
    assertThat(invariants)
        .extracting(Invariant::name)
        .containsExactlyInAnyOrder(
            "transfers_balance",
            "wallets_equal_their_entries",
            "balances_follow_from_entries",
            "holds_explain_frozen",
            "only_posted_transfers_have_entries",
            "ledger_sums_to_zero",
            "outbox_is_young",
            "roll_ups_equal_their_entries",
            "chains_hold",
            "holds_end_as_their_business_does",
            "suspense_equals_open_surpluses",
            "settlements_share_the_charge");
  }

  @Test
  void aTransferThatDoesNotBalanceIsNamed() {
    insertEntry(5, 4, recharge, 3);
    insertEntry(5, 5, settlement, -3);

    onlyFails("transfers_balance", Long.toString(recharge), Long.toString(settlement));
  }

  @Test
  void aTransferWithAnotherAmountIsNamed() {
    update("UPDATE wallet_transfer SET amount = amount + 1 WHERE id = ?", recharge);

    onlyFails("transfers_balance", Long.toString(recharge));
  }

  @Test
  void aWalletThatSaysMoreThanItsEntriesIsNamed() {
    update("UPDATE wallet_account SET available = available + 1 WHERE owner_uid = ?", MERCHANT);

    onlyFails("wallets_equal_their_entries", "of " + MERCHANT);
  }

  @Test
  void aWalletWithAVersionTooManyIsNamed() {
    update("UPDATE wallet_account SET version = version + 1 WHERE owner_uid = ?", MERCHANT);

    onlyFails("wallets_equal_their_entries", "of " + MERCHANT);
  }

  @Test
  void anEntryOfAnAccountThatIsNotThereIsNamed() {
    update("DELETE FROM wallet_account WHERE id = ?", 5);
    insertEntry(5, 4, recharge, 3);
    insertEntry(4, 5, recharge, -3);

    assertThat(breaches())
        .filteredOn(breach -> breach.name().equals("wallets_equal_their_entries"))
        .singleElement()
        .satisfies(
            breach -> assertThat(breach.detail()).contains("account 5", Long.toString(recharge)));
  }

  @Test
  void aBalanceThatDoesNotFollowIsNamed() {
    long last = lastSeq();
    update(
        "UPDATE wallet_entry SET available_after = available_after + 1 WHERE account_id = ? AND seq = ?",
        merchantsAccount,
        last);
    rechain(last);

    onlyFails("balances_follow_from_entries", "of " + MERCHANT, "entry " + last);
  }

  @Test
  void aHoldThatSaysOtherThanItsTransfersIsNamed() {
    update("UPDATE wallet_hold SET settled = settled + 1 WHERE id = ?", hold);

    onlyFails("holds_explain_frozen", "hold " + hold, "of " + TRAFFIC);
  }

  @Test
  void aHoldThatIsGoneIsNamed() {
    update("DELETE FROM wallet_hold WHERE id = ?", hold);

    onlyFails("holds_explain_frozen", Long.toString(hold));
  }

  @Test
  void aRejectedTransferWithEntriesIsNamed() {
    update(
        "UPDATE wallet_transfer SET result = 'REJECTED', reason = 'WALLET_FROZEN' WHERE id = ?",
        settlement);

    onlyFails("only_posted_transfers_have_entries", Long.toString(settlement));
  }

  @Test
  void aPostedTransferWithoutEntriesIsNamed() {
    update(
        """
        INSERT INTO wallet_transfer
          (id, biz_type, biz_no, request_hash, currency, amount, result, created_at)
        VALUES (?, 'TEST', 'empty', UNHEX(REPEAT('00', 32)), 'CNY', 1, 'POSTED', UTC_TIMESTAMP(3))
        """,
        77);

    onlyFails("only_posted_transfers_have_entries", "transfer 77");
  }

  @Test
  void moneyOutOfNothingIsNamed() {
    owner.sql("SET foreign_key_checks = 0").update();
    long number = settlement + 1;
    insertEntry(5, 4, number, 3);
    owner.sql("SET foreign_key_checks = 1").update();

    onlyFails("ledger_sums_to_zero", Long.toString(number));
  }

  @Test
  void aRollUpThatIsWrongIsNamed() {
    update("UPDATE account_rollup SET balance = balance + 1 WHERE account_id = ?", 2);

    onlyFails("roll_ups_equal_their_entries", "CLEARING_WECHAT");
  }

  @Test
  void anEntryThatWasRewrittenBreaksItsChain() {
    update(
        "UPDATE wallet_entry SET created_at = '2020-01-01' WHERE account_id = ? AND seq = 1",
        merchantsAccount);

    onlyFails("chains_hold", "of " + MERCHANT, "entry 1");
  }

  @Test
  void aTransferThatWasGivenToAnotherBusinessBreaksTheChain() {
    update(
        "UPDATE wallet_transfer SET request_hash = UNHEX(REPEAT('11', 32)) WHERE id = ?", recharge);

    onlyFails("chains_hold", "of " + MERCHANT, Long.toString(recharge));
  }

  @Test
  void aHeadThatIsNotTheLastEntrysIsNamed() {
    update(
        "UPDATE wallet_account SET head_hash = UNHEX(REPEAT('11', 32)) WHERE owner_uid = ?",
        TRAFFIC);

    onlyFails("chains_hold", "of " + TRAFFIC, "head");
  }

  @Test
  void anEventThatNobodyTookIsNamed() {
    update(
        """
        INSERT INTO outbox (destination, type, business_key, payload, trace_id, created_at, due_at)
        VALUES ('ORDER', 'RechargePosted', ?, '{}', '', '2020-01-01', '9999-01-01')
        """,
        4711);

    onlyFails("outbox_is_young", "4711");
  }

  private long lastSeq() {
    return owner
        .sql("SELECT MAX(seq) FROM wallet_entry WHERE account_id = ?")
        .param(merchantsAccount)
        .query(Long.class)
        .single();
  }

  /** Gives an entry that was changed the hash of what it says now, and the wallet its head. */
  private void rechain(long seq) {
    byte[] hash =
        owner
            .sql(
                """
                SELECT e.*, t.request_hash FROM wallet_entry e
                  JOIN wallet_transfer t ON t.id = e.transfer_id
                 WHERE e.account_id = ? AND e.seq = ?
                """)
            .params(merchantsAccount, seq)
            .query(WalletWalk::read)
            .single()
            .expectedHash()
            .bytes();
    update(
        "UPDATE wallet_entry SET hash = ? WHERE account_id = ? AND seq = ?",
        hash,
        merchantsAccount,
        seq);
    update("UPDATE wallet_account SET head_hash = ? WHERE id = ?", hash, merchantsAccount);
  }
}
