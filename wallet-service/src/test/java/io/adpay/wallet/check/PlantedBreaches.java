package io.adpay.wallet.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.common.check.Invariant;
import io.adpay.common.contract.operations.CheckResult;
import io.adpay.engines.TestDatabase;
import io.adpay.engines.TestEngines;
import io.adpay.wallet.WalletService;
import io.adpay.wallet.ledger.PostTransfer;
import io.adpay.wallet.ledger.Posting;
import io.adpay.wallet.testing.RunningWalletService;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Plants each breach in a transaction of the schema's owner, lets the checks look at it from inside
 * that transaction, and rolls it back.
 */
@SpringBootTest(
    classes = WalletService.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext
abstract class PlantedBreaches {

  private static final TestDatabase DATABASE = TestEngines.freshDatabase("checks");

  @Autowired protected List<Invariant> invariants;
  @Autowired private PostTransfer postTransfer;

  private Connection connection;
  protected JdbcClient owner;

  @DynamicPropertySource
  static void engines(DynamicPropertyRegistry registry) {
    RunningWalletService.register(registry, DATABASE, TestEngines.redis());
  }

  @BeforeEach
  void theOwnerMayChangeEverything() throws SQLException {
    connection =
        DriverManager.getConnection(DATABASE.url(), DATABASE.ownerUser(), DATABASE.ownerPassword());
    owner = JdbcClient.create(new SingleConnectionDataSource(connection, true));
    for (String trigger :
        List.of(
            "wallet_transfer_stays",
            "wallet_transfer_is_kept",
            "wallet_entry_stays",
            "wallet_entry_is_kept")) {
      owner.sql("DROP TRIGGER IF EXISTS " + trigger).update();
    }
    connection.setAutoCommit(false);
  }

  @AfterEach
  void theBreachIsTakenBack() throws SQLException {
    connection.rollback();
    assertThat(breaches()).isEmpty();
    connection.close();
  }

  final void onlyFails(String name, String... named) {
    assertThat(breaches())
        .singleElement()
        .satisfies(
            breach -> {
              assertThat(breach.name()).isEqualTo(name);
              assertThat(breach.detail()).contains(named);
            });
  }

  final List<CheckResult> breaches() {
    return invariants.stream()
        .map(invariant -> invariant.check(owner))
        .filter(result -> !result.ok())
        .toList();
  }

  final long post(Posting posting) {
    return postTransfer.post(posting, _ -> {}).transferNo();
  }

  final void update(String sql, Object... params) {
    assertThat(owner.sql(sql).params(params).update()).isPositive();
  }

  final void insertEntry(long account, int leg, long transferNo, long amount) {
    update(
        """
        INSERT INTO wallet_entry (account_id, seq, transfer_id, leg, type, bucket, amount, created_at)
        VALUES (?, ?, ?, ?, 'ADJUSTMENT', 'AVAILABLE', ?, UTC_TIMESTAMP(3))
        """,
        account,
        transferNo,
        transferNo,
        leg,
        amount);
  }
}
