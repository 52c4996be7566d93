package io.adpay.order.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.common.check.InvariantChecker;
import io.adpay.common.contract.operations.CheckResult;
import io.adpay.common.contract.operations.Fact;
import io.adpay.common.facts.FactBook;
import io.adpay.common.ordernumber.ShardGene;
import io.adpay.engines.TestDatabase;
import io.adpay.engines.TestEngines;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Each breach, planted by hand, is seen and named; and what is right is left alone. */
class OrderInvariantsIT {

  private static final TestDatabase DATABASE = TestEngines.freshDatabase("order_check");
  private static final long UID = uidOfSlot(0);
  private static final long PAID = 1_100_000_000_000_000_000L & ~63L;
  private static final long OPEN = PAID + 64;
  private static final long PAYMENT = PAID + 128;
  private static final long OTHER_PAYMENT = PAID + 192;

  private static final JdbcClient OWNER = client(DATABASE.ownerUser(), DATABASE.ownerPassword());
  private static final InvariantChecker CHECKER = checker();

  private static InvariantChecker checker() {
    Flyway.configure()
        .dataSource(DATABASE.url(), DATABASE.ownerUser(), DATABASE.ownerPassword())
        .locations("classpath:db/common", "classpath:db/migration")
        .placeholders(Map.of("application_user", DATABASE.user()))
        .load()
        .migrate();
    return new InvariantChecker(
        source(DATABASE.user(), DATABASE.password()),
        OrderInvariants.all(new OrderCheckProperties(Duration.ofMinutes(5), Duration.ofHours(2))));
  }

  /** A paid order, its one payment and a failed one, and an order that nobody has paid. */
  @BeforeEach
  void rightState() {
    for (int table = 0; table < 4; table++) {
      for (String kind : new String[] {"t_order", "t_order_detail", "t_order_payment"}) {
        OWNER.sql("DELETE FROM " + kind + "_" + table).update();
      }
    }
    order(0, PAID, UID, "PAID", PAYMENT);
    detail(0, PAID, UID, "UTC_TIMESTAMP(3)", "UTC_TIMESTAMP(3)");
    payment(0, PAYMENT, PAID, UID, "SUCCEEDED", "'CREDITED'", "500");
    payment(0, OTHER_PAYMENT, PAID, UID, "FAILED", "NULL", "NULL");
    order(0, OPEN, UID, "CREATED", null);
    detail(0, OPEN, UID, "NULL", "NULL");
  }

  @Test
  void whatIsRightBreachesNothing() {
    assertThat(CHECKER.check())
        .hasSize(14)
        .allSatisfy(r -> assertThat(r.ok()).as(r.name()).isTrue());
  }

  static Stream<Arguments> breaches() {
    return Stream.of(
        breach(
            "orders_have_their_details",
            "DELETE FROM t_order_detail_0 WHERE order_no = " + OPEN,
            OPEN),
        breach("details_have_their_orders", "DELETE FROM t_order_0 WHERE order_no = " + OPEN, OPEN),
        breach(
            "payments_have_their_orders",
            "UPDATE t_order_payment_0 SET merchant_uid = 1 WHERE payment_no = " + OTHER_PAYMENT,
            OTHER_PAYMENT),
        breach(
            "statuses_are_known",
            "UPDATE t_order_0 SET status = 'LOST' WHERE order_no = " + OPEN,
            OPEN),
        breach(
            "statuses_are_known",
            "UPDATE t_order_payment_0 SET state = 'LOST' WHERE payment_no = " + OTHER_PAYMENT,
            OTHER_PAYMENT),
        breach(
            "rows_lie_in_their_tables",
            "INSERT INTO t_order_1 SELECT * FROM t_order_0 WHERE order_no = " + OPEN,
            OPEN),
        breach(
            "rows_lie_in_their_tables",
            "INSERT INTO t_order_detail_2 SELECT * FROM t_order_detail_0 WHERE order_no = " + OPEN,
            OPEN),
        breach(
            "rows_lie_in_their_tables",
            "INSERT INTO t_order_payment_3 SELECT * FROM t_order_payment_0 WHERE payment_no = "
                + OTHER_PAYMENT,
            OTHER_PAYMENT),
        breach(
            "numbers_carry_their_genes",
            "UPDATE t_order_0 SET order_no = order_no + 4 WHERE order_no = " + OPEN,
            OPEN + 4),
        breach(
            "numbers_carry_their_genes",
            "UPDATE t_order_payment_0 SET payment_no = payment_no + 4 WHERE payment_no = "
                + OTHER_PAYMENT,
            OTHER_PAYMENT + 4),
        breach(
            "paid_orders_name_their_payment",
            "UPDATE t_order_0 SET credited_payment_no = NULL WHERE order_no = " + PAID,
            PAID),
        breach(
            "paid_orders_name_their_payment",
            "UPDATE t_order_payment_0 SET received_fen = 499 WHERE payment_no = " + PAYMENT,
            PAID),
        breach(
            "paid_orders_name_their_payment",
            "UPDATE t_order_detail_0 SET paid_at = NULL WHERE order_no = " + PAID,
            PAID),
        breach(
            "credited_payments_are_named",
            "UPDATE t_order_payment_0 SET state = 'SUCCEEDED', disposition = 'CREDITED',"
                + " received_fen = 500 WHERE payment_no = "
                + OTHER_PAYMENT,
            OTHER_PAYMENT),
        breach(
            "successes_are_judged",
            "UPDATE t_order_payment_0 SET state = 'SUCCEEDED', received_fen = 500"
                + " WHERE payment_no = "
                + OTHER_PAYMENT,
            OTHER_PAYMENT),
        breach(
            "only_paid_orders_are_credited",
            "UPDATE t_order_detail_0 SET credited_at = UTC_TIMESTAMP(3) WHERE order_no = " + OPEN,
            OPEN),
        breach(
            "refunds_fit_the_status",
            "UPDATE t_order_0 SET status = 'PARTIALLY_REFUNDED', refunded_fen = 501"
                + " WHERE order_no = "
                + PAID,
            PAID),
        breach(
            "refunds_fit_the_status",
            "UPDATE t_order_0 SET refunded_fen = 1 WHERE order_no = " + OPEN,
            OPEN),
        breach(
            "only_credited_orders_are_refunded",
            "UPDATE t_order_0 o JOIN t_order_detail_0 d ON d.order_no = o.order_no"
                + " SET d.credited_at = NULL, o.status = 'REFUNDED', o.refunded_fen = 500"
                + " WHERE o.order_no = "
                + PAID,
            PAID),
        breach(
            "paid_orders_are_credited_in_time",
            "UPDATE t_order_0 o JOIN t_order_detail_0 d ON d.order_no = o.order_no"
                + " SET d.credited_at = NULL, o.changed_at = '2026-01-01' WHERE o.order_no = "
                + PAID,
            PAID),
        breach(
            "expired_orders_are_closed_in_time",
            "UPDATE t_order_0 SET expires_at = '2026-01-01' WHERE order_no = " + OPEN,
            OPEN));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("breaches")
  void breachIsNamed(String invariant, String planting, long number) {
    assertThat(OWNER.sql(planting).update()).isPositive();

    CheckResult result =
        CHECKER.check().stream().filter(r -> r.name().equals(invariant)).findFirst().orElseThrow();

    assertThat(result.ok()).isFalse();
    assertThat(result.detail()).contains(Long.toString(number));
  }

  @Test
  void rechargesAreReportedAsTheOthersReportThem() {
    FactBook report =
        new OrderCheckConfiguration().recharges(source(DATABASE.user(), DATABASE.password()));
    long second = PAID + 256;
    order(0, second, UID, "REFUNDED", PAYMENT);
    detail(0, second, UID, "UTC_TIMESTAMP(3)", "UTC_TIMESTAMP(3)");

    assertThat(report.facts(0, Long.MAX_VALUE, 10))
        .containsExactly(new Fact(PAID, 500), new Fact(second, 500));
    assertThat(report.facts(PAID, second, 10)).containsExactly(new Fact(PAID, 500));
    assertThat(report.facts(0, Long.MAX_VALUE, 1)).containsExactly(new Fact(PAID, 500));
    assertThat(report.facts(OPEN, OPEN + 1, 10)).isEmpty();
    assertThat(report.digest(32, 0, Long.MAX_VALUE))
        .singleElement()
        .satisfies(
            bucket -> {
              assertThat(bucket.bucket()).isEqualTo(PAID >> 32);
              assertThat(bucket.count()).isEqualTo(2);
              assertThat(bucket.fen()).isEqualTo(1000);
              assertThat(bucket.checksum())
                  .isEqualTo(digest(PAID + ":500") ^ digest(second + ":500"));
            });
  }

  private static Arguments breach(String invariant, String planting, long number) {
    return Arguments.of(invariant, planting, number);
  }

  private static void order(int table, long no, long uid, String status, Long creditedPayment) {
    OWNER
        .sql(
            """
            INSERT INTO t_order_%d
              (order_no, merchant_uid, status, refunded_fen, credited_payment_no, expires_at, changed_at, version)
            VALUES (?, ?, ?, IF(? = 'REFUNDED', 500, 0), ?,
                    TIMESTAMPADD(MINUTE, 30, UTC_TIMESTAMP(3)), UTC_TIMESTAMP(3), 0)
            """
                .formatted(table))
        .params(no, uid, status, status, creditedPayment)
        .update();
  }

  private static void detail(int table, long no, long uid, String paidAt, String creditedAt) {
    OWNER
        .sql(
            """
            INSERT INTO t_order_detail_%d
              (order_no, merchant_uid, amount_fen, currency, subject, created_at, paid_at, credited_at)
            VALUES (?, ?, 500, 'CNY', 'x', UTC_TIMESTAMP(3), %s, %s)
            """
                .formatted(table, paidAt, creditedAt))
        .params(no, uid)
        .update();
  }

  private static void payment(
      int table, long no, long order, long uid, String state, String judged, String received) {
    OWNER
        .sql(
            """
            INSERT INTO t_order_payment_%d
              (payment_no, order_no, merchant_uid, channel, method, state, disposition, expires_at,
               received_fen, version)
            VALUES (?, ?, ?, 'ALIPAY', 'QR', ?, %s, UTC_TIMESTAMP(3), %s, 0)
            """
                .formatted(table, judged, received))
        .params(no, order, uid, state)
        .update();
  }

  private static long digest(String text) {
    byte[] sha256;
    try {
      sha256 =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    return Long.parseLong(HexFormat.of().formatHex(sha256).substring(0, 15), 16);
  }

  private static long uidOfSlot(int slot) {
    return LongStream.iterate(1001, uid -> uid + 1)
        .filter(uid -> ShardGene.ofUid(uid).slot() == slot)
        .findFirst()
        .orElseThrow();
  }

  private static JdbcClient client(String user, String password) {
    return JdbcClient.create(source(user, password));
  }

  private static DriverManagerDataSource source(String user, String password) {
    return new DriverManagerDataSource(DATABASE.url(), user, password);
  }
}
