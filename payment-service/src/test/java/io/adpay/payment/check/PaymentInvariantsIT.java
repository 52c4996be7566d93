package io.adpay.payment.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.common.contract.payment.Channel;
import io.adpay.payment.payment.PaymentStatus;
import io.adpay.payment.suite.FakeChannel;
import io.adpay.payment.suite.RunningService;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaymentInvariantsIT extends RunningService {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          succeeded_payments_are_whole           | channel_trade_no = NULL
          only_successes_are_judged              | status = 'CLOSED', disposition = 'SURPLUS'
          credited_payments_brought_their_amount | disposition = 'CREDITED', received_amount = 1
          open_payments_hold_their_slot          | open_slot = 1
          successes_are_judged_in_time           | changed_at = '2026-01-01'
          payments_end_in_time                   | status = 'PENDING', expires_at = '2026-01-01'
          open_payments_are_asked_about          | status = 'PENDING', next_query_at = NULL
          """)
  void plantedBreachIsNamed(String invariant, String planted) {
    long paymentNo = succeeded(order());
    assertThat(detail(invariant)).doesNotContain(Long.toString(paymentNo));
    plant("UPDATE payment SET " + planted + " WHERE payment_no = " + paymentNo);

    assertThat(detail(invariant)).contains(Long.toString(paymentNo));
    bury(paymentNo);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          succeeded_payouts_are_whole | paid_at = NULL
          failed_payouts_paid_nothing | status = 'FAILED', failure_code = 'refused'
          failed_payouts_paid_nothing | status = 'FAILED', channel_transfer_no = NULL
          payouts_end_in_time         | status = 'PENDING', created_at = '2026-01-01'
          open_payouts_are_worked_on  | status = 'PENDING', next_attempt_at = NULL
          open_payouts_are_worked_on  | status = 'PENDING', next_attempt_at = '2026-01-01'
          """)
  void plantedBreachOfAPayoutIsNamed(String invariant, String planted) {
    long withdrawalNo = number();
    plantPaidOut(withdrawalNo, "T" + withdrawalNo);
    assertThat(detail(invariant)).doesNotContain(Long.toString(withdrawalNo));
    plant("UPDATE payout SET " + planted + " WHERE withdrawal_no = " + withdrawalNo);

    assertThat(detail(invariant)).contains(Long.toString(withdrawalNo));
    plant("DELETE FROM payout WHERE withdrawal_no = " + withdrawalNo);
  }

  @Test
  void openPayoutThatAnOperatorKnowsOfIsNoBreach() {
    long withdrawalNo = number();
    plantPaidOut(withdrawalNo, "T" + withdrawalNo);
    plant(
        "UPDATE payout SET status = 'PENDING', created_at = '2026-01-01' WHERE withdrawal_no = "
            + withdrawalNo);
    plant(
        "INSERT INTO dead_letter (queue, task, tries, created_at, resolved_at) VALUES"
            + " ('payouts-alipay', '%d', 0, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))"
                .formatted(withdrawalNo));

    for (String invariant : new String[] {"payouts_end_in_time", "open_payouts_are_worked_on"}) {
      assertThat(detail(invariant)).doesNotContain(Long.toString(withdrawalNo));
    }
    plant("DELETE FROM payout WHERE withdrawal_no = " + withdrawalNo);
  }

  @Test
  void transferThatPaidTwoWithdrawalsIsNamed() {
    long first = number();
    long second = number();
    plantPaidOut(first, "TWICE-PAID");
    plantPaidOut(second, "TWICE-PAID");

    assertThat(detail("channel_transfers_pay_once")).contains("TWICE-PAID");
    plant("DELETE FROM payout WHERE withdrawal_no IN (%d, %d)".formatted(first, second));
  }

  /** A payout of a channel that nobody works on here, so that what is planted stays. */
  private static void plantPaidOut(long withdrawalNo, String transferNo) {
    plant(
        """
        INSERT INTO payout (withdrawal_no, uid, channel, amount, payee_account, payee_name, status,
                            channel_transfer_no, paid_at, created_at, changed_at, version)
        VALUES (%d, %d, 'OTHER', %d, 'account', 'name', 'SUCCEEDED', '%s', UTC_TIMESTAMP(3),
                UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), 0)
        """
            .formatted(withdrawalNo, UID, FEN, transferNo));
  }

  @Test
  void orderWithTwoCreditedPaymentsIsNamed() {
    long order = order();
    long first = succeeded(order);
    long second = succeeded(order);
    plant("UPDATE payment SET disposition = 'CREDITED' WHERE order_no = " + order);

    assertThat(detail("orders_are_credited_once")).contains(Long.toString(order));
    bury(first);
    bury(second);
  }

  @Test
  void tradeThatPaidTwoPaymentsIsNamed() {
    long first = succeeded(order());
    long second = succeeded(order());
    plant(
        "UPDATE payment SET channel_trade_no = 'TWICE' WHERE payment_no IN (%d, %d)"
            .formatted(first, second));

    assertThat(detail("channel_trades_pay_once")).contains("TWICE");
    bury(first);
    bury(second);
  }

  @Test
  void deadLetterAndForgottenNoticeAreNamed() {
    plant(
        "INSERT INTO dead_letter (queue, task, tries, created_at)"
            + " VALUES ('payments-alipay', 'planted-task', 5, UTC_TIMESTAMP(3))");
    plant(
        """
        INSERT INTO channel_notice (channel, notification_id, kind, occurred_at, headers, body,
                                    received_at)
        VALUES ('ALIPAY', 'planted-notice', 'OTHER', '2026-01-01', '', '', '2026-01-01')
        """);

    plant(
        """
        INSERT INTO channel_notice (channel, notification_id, kind, occurred_at, headers, body,
                                    received_at, outcome)
        VALUES ('ALIPAY', 'planted-doubt', 'OTHER', '2026-01-02', '', '',
                TIMESTAMPADD(MINUTE, -30, UTC_TIMESTAMP(3)), 'NOT_CONFIRMED')
        """);

    assertThat(detail("no_dead_letters")).contains("planted-task");
    assertThat(detail("notices_are_processed_in_time")).contains("2026-01-01").doesNotContain(";");
    plant(
        "UPDATE channel_notice SET received_at = '2026-01-02'"
            + " WHERE notification_id = 'planted-doubt'");
    assertThat(detail("notices_are_processed_in_time")).contains("2026-01-02");
    plant("UPDATE dead_letter SET resolved_at = UTC_TIMESTAMP(3)");
    plant("UPDATE channel_notice SET processed_at = UTC_TIMESTAMP(3)");
    assertThat(detail("no_dead_letters")).isEqualTo("holds");
  }

  @Test
  void judgementIsTakenOnceAndNeverChanged() {
    long order = order();
    long paymentNo = succeeded(order);

    assertThat(judge(order, paymentNo, "CREDITED")).isEqualTo("APPLIED");
    assertThat(judge(order, paymentNo, "CREDITED")).isEqualTo("DUPLICATE");
    assertThat(judge(order, paymentNo, "SURPLUS")).isEqualTo("REFUSED");
    assertThat(judge(number(), paymentNo, "SURPLUS")).isEqualTo("REFUSED");
    assertThat(judge(order, number(), "SURPLUS")).isEqualTo("REFUSED");
    assertThat(get("/api/v1/payments/" + paymentNo).json().get("disposition").asString())
        .isEqualTo("CREDITED");
  }

  @Test
  void creditedPaymentsAreToldForComparison() {
    long order = order();
    long paymentNo = succeeded(order);
    judge(order, paymentNo, "CREDITED");
    long surplus = order();
    long surplusPayment = succeeded(surplus);
    judge(surplus, surplusPayment, "SURPLUS");
    String service = SUITE.token(null, "SERVICE");
    String range = "from=" + order + "&to=" + (order + 1);

    var digest = get("/internal/check/facts/recharges/digest?shift=22&" + range, service).json();
    assertThat(digest.size()).isEqualTo(1);
    assertThat(digest.get(0).get("bucket").asLong()).isEqualTo(order >> 22);
    assertThat(digest.get(0).get("count").asLong()).isEqualTo(1);
    assertThat(digest.get(0).get("fen").asLong()).isEqualTo(FEN);
    assertThat(digest.get(0).get("checksum").asLong()).isEqualTo(digest(order + ":" + FEN));
    var facts = get("/internal/check/facts/recharges?" + range, service).json();
    assertThat(facts.get(0).get("no").asLong()).isEqualTo(order);
    assertThat(facts.get(0).get("fen").asLong()).isEqualTo(FEN);
    assertThat(
            get("/internal/check/facts/recharges/" + order, service)
                .json()
                .get("fact")
                .get("fen")
                .asLong())
        .isEqualTo(FEN);
    assertThat(
            get("/internal/check/facts/recharges/" + surplus, service).json().get("fact").isNull())
        .isTrue();
  }

  @Test
  void payoutsThatSucceededAreToldForComparison() {
    long paid = number();
    long open = number();
    plantPaidOut(paid, "T" + paid);
    plantPaidOut(open, "T" + open);
    plant("UPDATE payout SET status = 'PENDING' WHERE withdrawal_no = " + open);
    String service = SUITE.token(null, "SERVICE");

    assertThat(
            get("/internal/check/facts/payouts/" + paid, service)
                .json()
                .get("fact")
                .get("fen")
                .asLong())
        .isEqualTo(FEN);
    assertThat(get("/internal/check/facts/payouts/" + open, service).json().get("fact").isNull())
        .isTrue();
    plant("DELETE FROM payout WHERE withdrawal_no IN (%d, %d)".formatted(paid, open));
  }

  @Test
  void queuesAreTold() {
    String queues = get("/internal/queues", SUITE.token(null, "SERVICE")).raw().body();

    assertThat(queues)
        .contains(
            "payments-alipay",
            "payments-wechat",
            "payment-questions",
            "channel-notices",
            "payouts-alipay",
            "payouts-wechat");
  }

  private long succeeded(long order) {
    long paymentNo = pending(order, Channel.ALIPAY, "QR");
    callback(
        "alipay", FakeChannel.notice("genuine", "check-" + paymentNo, "" + paymentNo, "" + FEN));
    becomes(paymentNo, PaymentStatus.SUCCEEDED);
    return paymentNo;
  }

  private static void bury(long paymentNo) {
    plant("DELETE FROM payment WHERE payment_no = " + paymentNo);
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
}
