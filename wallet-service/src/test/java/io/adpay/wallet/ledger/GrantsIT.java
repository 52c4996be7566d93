package io.adpay.wallet.ledger;

import static io.adpay.wallet.testing.SamplePostings.recharge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adpay.common.ordernumber.NumberLayout;
import io.adpay.wallet.account.PlatformAccountsCheck;
import io.adpay.wallet.testing.RunningWalletService;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

class GrantsIT extends RunningWalletService {

  @Autowired private PostTransfer postTransfer;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE wallet_entry SET amount = 1",
        "DELETE FROM wallet_entry",
        "UPDATE wallet_transfer SET amount = 1",
        "DELETE FROM wallet_transfer",
        "UPDATE wallet_status_change SET reason = 'none'",
        "DELETE FROM wallet_status_change",
        "DELETE FROM wallet_account",
        "DELETE FROM wallet_hold",
        "TRUNCATE TABLE wallet_entry",
        "DROP TRIGGER wallet_entry_stays",
        "INSERT INTO account_rollup VALUES (9, 0, 0, 0, UTC_TIMESTAMP(3))"
      })
  void theApplicationMayNot(String statement) {
    assertThatThrownBy(() -> jdbc.sql(statement).update())
        .isInstanceOf(DataAccessException.class)
        .rootCause()
        .hasMessageContaining("denied");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE wallet_entry SET amount = amount + 1",
        "DELETE FROM wallet_entry",
        "UPDATE wallet_transfer SET amount = amount + 1",
        "UPDATE wallet_status_change SET reason = 'none'",
        "DELETE FROM wallet_status_change",
      })
  void theOwnerIsRefusedByTriggers(String statement) {
    long uid = freshUid();
    postTransfer.post(recharge(uid, 1), _ -> {});
    freezeWallet(uid);

    assertThatThrownBy(() -> asOwner().sql(statement).update())
        .rootCause()
        .hasMessageContaining("append-only");
  }

  @Test
  void aTransferThatWasNumberedTooLongAgoIsLate() {
    long old = NumberLayout.firstAt(Instant.now().minus(Duration.ofMinutes(6))) + 7;
    insertTransfer(old);

    assertThatThrownBy(() -> insertSuspenseEntry(old))
        .rootCause()
        .hasMessageContaining("too long ago");

    removeTransfer(old);
  }

  @Test
  void balancesBelowTheFloorAreRefusedByTheDatabaseItself() {
    long uid = freshUid();
    postTransfer.post(recharge(uid, 1), _ -> {});

    assertThatThrownBy(
            () ->
                jdbc.sql("UPDATE wallet_account SET available = -1 WHERE owner_uid = ?")
                    .param(uid)
                    .update())
        .isInstanceOf(DataAccessException.class);
    assertThatThrownBy(
            () ->
                jdbc.sql("UPDATE wallet_account SET frozen = -1 WHERE owner_uid = ?")
                    .param(uid)
                    .update())
        .isInstanceOf(DataAccessException.class);
    assertThatThrownBy(
            () -> jdbc.sql("UPDATE wallet_account SET available = 1 WHERE id = 1").update())
        .isInstanceOf(DataAccessException.class);
  }

  @Test
  void transactionsReadWhatIsCommitted() {
    assertThat(jdbc.sql("SELECT @@transaction_isolation").query(String.class).single())
        .isEqualTo("READ-COMMITTED");
  }

  @Test
  void itWouldNotStartWithoutOneOfThePlatformsAccounts() {
    asOwner().sql("UPDATE wallet_account SET kind = 'OTHER' WHERE id = 3").update();
    try {
      assertThatThrownBy(() -> new PlatformAccountsCheck(jdbc).afterPropertiesSet())
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("SUSPENSE");
    } finally {
      asOwner().sql("UPDATE wallet_account SET kind = 'SUSPENSE' WHERE id = 3").update();
    }
    new PlatformAccountsCheck(jdbc).afterPropertiesSet();
  }

  private void insertTransfer(long id) {
    jdbc.sql(
            """
            INSERT INTO wallet_transfer
              (id, biz_type, biz_no, request_hash, currency, amount, result, created_at)
            VALUES (?, 'TEST', ?, UNHEX(REPEAT('00', 32)), 'CNY', 1, 'POSTED', UTC_TIMESTAMP(3))
            """)
        .params(id, Long.toString(id))
        .update();
  }

  private void insertSuspenseEntry(long transferNo) {
    jdbc.sql(
            """
            INSERT INTO wallet_entry
              (account_id, seq, transfer_id, leg, type, bucket, amount, created_at)
            VALUES (3, ?, ?, 0, 'ADJUSTMENT', 'AVAILABLE', 1, UTC_TIMESTAMP(3))
            """)
        .params(transferNo, transferNo)
        .update();
  }

  /**
   * The trigger is away for a moment, so that the other tests find a ledger that holds together.
   */
  private static void removeTransfer(long id) {
    asOwner().sql("DROP TRIGGER wallet_transfer_is_kept").update();
    asOwner().sql("DELETE FROM wallet_transfer WHERE id = ?").param(id).update();
    asOwner()
        .sql(
            """
            CREATE TRIGGER wallet_transfer_is_kept BEFORE DELETE ON wallet_transfer FOR EACH ROW
              SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'wallet_transfer is append-only'
            """)
        .update();
  }
}
