package io.adpay.payment.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.common.contract.payment.Channel;
import io.adpay.payment.suite.RunningService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefundInvariantsIT extends RunningService {

  private static final long PART = 1200;

  private long order;
  private long paymentNo;
  private long refundNo;

  @BeforeEach
  void refundThatSucceeded() {
    order = order();
    paymentNo = credited(order, Channel.ALIPAY);
    refundNo = refunding(order, PART);
    refundBecomes(refundNo, "SUCCEEDED");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          refunds_are_reserved       | payment | refund_reserved = refund_reserved + 1
          refunds_are_reserved       | payment | refunded = refunded - 1
          refunds_fit_their_payments | payment | disposition = NULL
          """)
  void breachThatIsPlantedOnThePaymentIsNamed(String invariant, String table, String planted) {
    assertThat(detail(invariant)).doesNotContain(Long.toString(paymentNo));

    plant("UPDATE %s SET %s WHERE payment_no = %d".formatted(table, planted, paymentNo));

    assertThat(detail(invariant)).contains(Long.toString(paymentNo));
    bury();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          refunds_are_reserved       | amount = amount + 1
          refunds_are_reserved       | stage = 'FAILED'
          refunds_fit_their_payments | uid = 1
          refunds_fit_their_payments | surplus_of = payment_no
          ended_refunds_say_when     | finished_at = NULL
          ended_refunds_say_when     | failure_code = 'why'
          open_refunds_are_worked_on | stage = 'PENDING', next_attempt_at = NULL
          open_refunds_are_worked_on | stage = 'HOLDING', next_attempt_at = NULL
          refunds_end_in_time        | stage = 'PENDING', next_attempt_at = '2030-01-01', changed_at = '2026-01-01'
          refunds_end_in_time        | stage = 'HOLDING', next_attempt_at = '2030-01-01', changed_at = TIMESTAMPADD(MINUTE, -16, UTC_TIMESTAMP(3))
          """)
  void breachThatIsPlantedOnTheRefundIsNamed(String invariant, String planted) {
    String named = invariant.equals("refunds_are_reserved") ? "" + paymentNo : "" + refundNo;
    assertThat(detail(invariant)).doesNotContain(named);

    plant("UPDATE refund SET %s WHERE refund_no = %d".formatted(planted, refundNo));

    assertThat(detail(invariant)).contains(named);
    bury();
  }

  @Test
  void refundThatAnOperatorKnowsOfMayTakeItsTime() {
    plant(
        "UPDATE refund SET stage = 'PENDING', next_attempt_at = NULL, changed_at = '2026-01-01'"
            + " WHERE refund_no = "
            + refundNo);
    plant(
        """
        INSERT INTO dead_letter (queue, task, tries, created_at, resolved_at)
        VALUES ('refunds-alipay', '%d', 0, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))
        """
            .formatted(refundNo));

    assertThat(detail("open_refunds_are_worked_on")).doesNotContain(Long.toString(refundNo));
    assertThat(detail("refunds_end_in_time")).doesNotContain(Long.toString(refundNo));
    bury();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DELETE FROM refund WHERE payment_no = %d
          UPDATE refund SET amount = amount - 1 WHERE payment_no = %d
          UPDATE refund SET stage = 'FAILED' WHERE payment_no = %d
          """)
  void surplusThatDoesNotGoBackIsNamed(String planted) {
    long other = order();
    long surplus = paid(other, Channel.ALIPAY, FEN);
    judge(other, surplus, "SURPLUS");
    eventually()
        .until(
            () ->
                jdbc.sql("SELECT COUNT(*) FROM refund WHERE surplus_of = ? AND stage = 'SUCCEEDED'")
                        .param(surplus)
                        .query(Long.class)
                        .single()
                    == 1);
    assertThat(detail("surplus_goes_back")).doesNotContain(Long.toString(surplus));

    plant(planted.formatted(surplus));

    assertThat(detail("surplus_goes_back")).contains(Long.toString(surplus));
    plant("DELETE FROM refund WHERE payment_no = " + surplus);
    plant("DELETE FROM payment WHERE payment_no = " + surplus);
  }

  @Test
  void refundsAreToldForComparison() {
    long second = refunding(order, 1);
    refundBecomes(second, "SUCCEEDED");
    long other = order();
    long surplus = paid(other, Channel.WECHAT, 4999);
    judge(other, surplus, "SURPLUS");
    long returned =
        get("/api/v1/orders/" + other + "/refunds")
            .json()
            .get("items")
            .get(0)
            .get("refundNo")
            .asLong();
    refundBecomes(returned, "SUCCEEDED");

    assertThat(fact("refunds", refundNo)).isEqualTo(PART);
    assertThat(fact("refunds", second)).isEqualTo(1);
    assertThat(fact("refunds", returned)).isZero();
    assertThat(fact("surpluses", surplus)).isEqualTo(4999);
    assertThat(fact("surpluses", paymentNo)).isZero();
    assertThat(fact("surplus_refunds", returned)).isEqualTo(4999);
    assertThat(fact("surplus_refunds", refundNo)).isZero();
    assertThat(fact("refunded_totals", order)).isEqualTo(PART + 1);
    assertThat(fact("refunded_totals", other)).isZero();
  }

  private long fact(String book, long no) {
    var fact =
        get("/internal/check/facts/" + book + "/" + no, SUITE.token(null, "SERVICE"))
            .json()
            .get("fact");
    return fact.isNull() ? 0 : fact.get("fen").asLong();
  }

  private void bury() {
    plant("DELETE FROM refund WHERE payment_no = " + paymentNo);
    plant("DELETE FROM payment WHERE payment_no = " + paymentNo);
  }
}
