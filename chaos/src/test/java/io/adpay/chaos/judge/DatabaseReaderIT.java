package io.adpay.chaos.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.adpay.chaos.judge.DatabaseReader.Extent;
import io.adpay.engines.TestDatabase;
import io.adpay.engines.TestEngines;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The services' own schemas, read as they are. */
class DatabaseReaderIT {

  private static final String AT = "'2026-11-25 01:02:03.004'";
  private static final Instant READ_AT = Instant.parse("2026-11-25T01:02:03.004Z");
  private static final String NO_HASH = "UNHEX(REPEAT('00', 32))";

  private static final TestDatabase ORDER = schema("order");
  private static final TestDatabase PAYMENT = schema("payment");
  private static final TestDatabase WALLET = schema("wallet");
  private static final TestDatabase WITHDRAW = schema("withdraw");

  private final DatabaseReader reader =
      new DatabaseReader(
          new Databases(
              ORDER.url(),
              PAYMENT.url(),
              WALLET.url(),
              WITHDRAW.url(),
              ORDER.ownerUser(),
              ORDER.ownerPassword()));

  private static TestDatabase schema(String service) {
    TestDatabase database = TestEngines.freshDatabase("judge_" + service);
    Path root = Path.of("..").toAbsolutePath().normalize();
    Flyway.configure()
        .dataSource(database.url(), database.ownerUser(), database.ownerPassword())
        .locations(
            "filesystem:" + root.resolve("common/src/main/resources/db/common"),
            "filesystem:" + root.resolve(service + "-service/src/main/resources/db/migration"))
        // The grants are for a user whom nobody needs here.
        .skipDefaultCallbacks(true)
        .load()
        .migrate();
    return database;
  }

  @BeforeAll
  static void write() throws SQLException {
    write(
        ORDER,
        "INSERT INTO t_order_3 VALUES (11, 1001, 'PAID', 0, 21, %1$s, %1$s, 2, NULL)",
        "INSERT INTO t_order_detail_3 VALUES (11, 1001, 500, 'CNY', 'Ads', %1$s, %1$s, NULL)",
        "INSERT INTO t_order_0 VALUES (12, 1002, 'CLOSED', 0, NULL, %1$s, %1$s, 2, NULL)",
        "INSERT INTO t_order_detail_0 VALUES (12, 1002, 70, 'CNY', 'Ads', %1$s, NULL, NULL)",
        """
        INSERT INTO t_order_payment_3
        VALUES (21, 11, 1001, 'ALIPAY', 'QR', 'SUCCEEDED', 'CREDITED', %1$s, 'T1', 500, %1$s, 1)
        """,
        """
        INSERT INTO outbox (destination, type, business_key, payload, trace_id, created_at)
        VALUES ('WALLET', 'RechargeRequested', '11', '{}', REPEAT('0', 32), %1$s)
        """,
        """
        INSERT INTO outbox (destination, type, business_key, payload, trace_id, created_at,
                            delivered_at)
        VALUES ('PAYMENT', 'PaymentJudged', '11', '{}', REPEAT('0', 32), %1$s, %1$s)
        """,
        """
        INSERT INTO idempotent_request
          (scope_hash, request_hash, claim_token, claimed_until, resource_no, created_at)
        VALUES (%2$s, %2$s, 'x', %1$s, 11, %1$s)
        """);
    write(
        PAYMENT,
        """
        INSERT INTO payment
          (payment_no, order_no, uid, channel, method, amount, subject, status, received_amount,
           channel_trade_no, disposition, created_at, expires_at, changed_at, attempts, version)
        VALUES (21, 11, 1001, 'ALIPAY', 'QR', 500, 'Ads', 'SUCCEEDED', 500, 'T1', 'CREDITED',
                %1$s, %1$s, %1$s, 1, 3),
               (22, 12, 1002, 'WECHAT', 'QR', 70, 'Ads', 'PENDING', NULL, NULL, NULL,
                %1$s, %1$s, %1$s, 1, 3)
        """,
        """
        INSERT INTO refund
          (refund_no, order_no, payment_no, uid, channel, amount, reason, stage, created_at,
           changed_at, version)
        VALUES (31, 11, 21, 1001, 'ALIPAY', 100, 'x', 'PENDING', %1$s, %1$s, 0)
        """,
        """
        INSERT INTO payout
          (withdrawal_no, uid, channel, amount, payee_account, payee_name, status, created_at,
           changed_at, version)
        VALUES (41, 2001, 'WECHAT', 200, 'a', 'b', 'PENDING', %1$s, %1$s, 0)
        """,
        """
        INSERT INTO channel_notice
          (channel, notification_id, kind, out_trade_no, amount, occurred_at, headers, body,
           received_at)
        VALUES ('ALIPAY', 'n', 'PAYMENT_SUCCEEDED', '21', 500, %1$s, '', '', %1$s)
        """,
        """
        INSERT INTO dead_letter (queue, task, tries, created_at)
        VALUES ('refunds-alipay', '31', 0, %1$s)
        """);
    write(
        WALLET,
        """
        INSERT INTO wallet_account
          (id, owner_uid, kind, currency, append_only, available, frozen, version, head_hash,
           status, created_at, updated_at)
        VALUES (1000, 1001, 'WALLET', 'CNY', FALSE, 400, 100, 3, %2$s, 'OPEN', %1$s, %1$s)
        """,
        """
        INSERT INTO wallet_transfer
          (id, biz_type, biz_no, request_hash, currency, amount, hold_id, hold_step, result,
           created_at)
        VALUES (51, 'REFUND_HOLD', '31', %2$s, 'CNY', 100, 51, 'OPEN', 'POSTED', %1$s)
        """,
        """
        INSERT INTO wallet_entry VALUES
          (1000, 2, 51, 0, 'REFUND_HOLD', 'AVAILABLE', -100, 400, 0, %2$s, %2$s, %1$s),
          (1000, 3, 51, 1, 'REFUND_HOLD', 'FROZEN', 100, 400, 100, %2$s, %2$s, %1$s)
        """,
        "INSERT INTO wallet_hold VALUES (51, 1000, 100, 0, 0, %1$s, %1$s)");
    write(
        WITHDRAW,
        """
        INSERT INTO withdrawal
          (withdrawal_no, uid, amount, fee, payout_amount, channel, payee_account, payee_name,
           stage, approvals_needed, created_at, changed_at, version)
        VALUES (41, 2001, 200, 0, 200, 'WECHAT', 'a', 'b', 'PAYING', 1, %1$s, %1$s, 0),
               (42, 2001, 200, 0, 200, 'WECHAT', 'a', 'b', 'REFUSED', 1, %1$s, %1$s, 0)
        """,
        """
        INSERT INTO withdrawal_review (withdrawal_no, operator, decision, decided_at)
        VALUES (41, 'operator', 'APPROVED', %1$s)
        """);
  }

  private static void write(TestDatabase database, String... statements) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                database.url(), database.ownerUser(), database.ownerPassword());
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql.formatted(AT, NO_HASH));
      }
    }
  }

  @Test
  void ordersAreReadFromAllTheirTables() {
    OrderBook book = reader.orders(Extent.ALL);
    assertThat(book.orders())
        .containsExactly(
            new OrderBook.Order(
                "12",
                1002,
                OrderBook.Status.CLOSED,
                70,
                "Ads",
                0,
                null,
                READ_AT,
                READ_AT,
                READ_AT,
                null,
                null),
            new OrderBook.Order(
                "11",
                1001,
                OrderBook.Status.PAID,
                500,
                "Ads",
                0,
                "21",
                READ_AT,
                READ_AT,
                READ_AT,
                READ_AT,
                null));
    assertThat(book.attempts())
        .containsExactly(
            new OrderBook.Attempt(
                "21", "11", 1001, "ALIPAY", "QR", "SUCCEEDED", "CREDITED", 500L, "T1"));
    assertThat(book.tables().outbox()).hasSize(2);
    assertThat(book.tables().keys())
        .containsExactly(new ServiceTables.Key("order-service", "11", READ_AT, READ_AT));
  }

  @Test
  void paymentsAreReadWithAllThatBelongsToThem() {
    PaymentBook book = reader.payments(Extent.ALL);
    assertThat(book.payments())
        .extracting(PaymentBook.Payment::paymentNo, PaymentBook.Payment::receivedFen)
        .containsExactly(tuple("21", 500L), tuple("22", null));
    assertThat(book.refunds())
        .containsExactly(
            new PaymentBook.Refund(
                "31",
                "11",
                "21",
                1001,
                "ALIPAY",
                false,
                100,
                PaymentBook.RefundStage.PENDING,
                null,
                READ_AT,
                READ_AT));
    assertThat(book.payouts())
        .containsExactly(
            new PaymentBook.Payout(
                "41", 2001, "WECHAT", 200, PaymentBook.PayoutStatus.PENDING, null, null, READ_AT));
    assertThat(book.notices()).extracting(PaymentBook.Notice::number).containsExactly("21");
    assertThat(book.deadLetters())
        .containsExactly(new PaymentBook.DeadLetter("refunds-alipay", "31", 0, READ_AT, null));
  }

  @Test
  void ledgerIsRead() {
    WalletBook book = reader.wallet(Extent.ALL);
    assertThat(book.accounts())
        .hasSize(6)
        .contains(new WalletBook.Account(1000, 1001, "WALLET", false, 400, 100, 0, 3));
    assertThat(book.transfers()).extracting(WalletBook.Transfer::holdStep).containsExactly("OPEN");
    assertThat(book.entries())
        .contains(new WalletBook.Entry(1000, 3, "51", 1, "REFUND_HOLD", "FROZEN", 100, 400L, 100L));
    assertThat(book.holds()).containsExactly(new WalletBook.Hold("51", 1000, 100, 0, 0));
  }

  @Test
  void withdrawalsAreRead() {
    WithdrawalBook book = reader.withdrawals(Extent.ALL);
    assertThat(book.withdrawals())
        .extracting(WithdrawalBook.Withdrawal::stage, WithdrawalBook.Withdrawal::payee)
        .containsExactly(
            tuple(WithdrawalBook.Stage.PAYING, "a"), tuple(WithdrawalBook.Stage.REFUSED, "a"));
    assertThat(book.reviews())
        .containsExactly(new WithdrawalBook.Review("41", "operator", "APPROVED", READ_AT));
  }

  @Test
  void bookWithAWordThatNobodyKnowsCantBeRead() throws SQLException {
    write(WITHDRAW, "UPDATE withdrawal SET stage = 'LOST' WHERE withdrawal_no = 42");
    try {
      assertThatThrownBy(() -> reader.withdrawals(Extent.ALL))
          .isInstanceOf(BookUnreadableException.class)
          .hasStackTraceContaining("LOST");
    } finally {
      write(WITHDRAW, "UPDATE withdrawal SET stage = 'REFUSED' WHERE withdrawal_no = 42");
    }
  }

  @Test
  void onlyWhatIsOpenIsReadWhereNoMoreIsWanted() {
    assertThat(reader.orders(Extent.OPEN).orders())
        .extracting(OrderBook.Order::orderNo)
        .containsExactly("11");
    assertThat(reader.orders(Extent.OPEN).tables().outbox()).hasSize(1);
    assertThat(reader.payments(Extent.OPEN).payments())
        .extracting(PaymentBook.Payment::paymentNo)
        .containsExactly("22");
    assertThat(reader.withdrawals(Extent.OPEN).withdrawals()).hasSize(1);
    assertThat(reader.wallet(Extent.OPEN).transfers()).hasSize(1);
    assertThat(reader.wallet(Extent.OPEN).entries()).isEmpty();
  }

  @Test
  void timeIsTheDatabases() {
    assertThat(reader.now()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
  }
}
