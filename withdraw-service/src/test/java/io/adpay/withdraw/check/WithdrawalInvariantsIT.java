package io.adpay.withdraw.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.withdraw.testing.RunningWithdrawService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Each breach that is planted is named, and nothing else is. */
class WithdrawalInvariantsIT extends RunningWithdrawService {

  private final long uid = newOwner();

  @AfterEach
  void bury() {
    plant("DELETE FROM withdrawal WHERE uid = " + uid);
    plant(
        """
        DELETE FROM withdrawal_review
         WHERE withdrawal_no NOT IN (SELECT withdrawal_no FROM withdrawal)
        """);
    plant(
        """
        DELETE FROM outbox
         WHERE business_key NOT IN (SELECT CAST(withdrawal_no AS CHAR) FROM withdrawal)
        """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          stages_are_known             | stage = 'LOST'
          numbers_carry_their_genes    | withdrawal_no = withdrawal_no + 1
          amounts_add_up               | fee = 1
          amounts_add_up               | amount = 0, payout_amount = 0
          amounts_add_up               | fee = -1, payout_amount = amount + 1
          stages_have_their_marks      | paid_at = NULL
          stages_have_their_marks      | channel_transfer_no = NULL
          stages_have_their_marks      | frozen_at = NULL
          stages_have_their_marks      | payout_begun_at = NULL
          stages_have_their_marks      | failure_code = 'odd'
          stages_have_their_marks      | stage = 'FAILED', paid_at = NULL, channel_transfer_no = NULL
          stages_have_their_marks      | stage = 'PAYING'
          stages_have_their_marks      | stage = 'REJECTED', paid_at = NULL
          decisions_have_their_reviews | approvals_needed = 2
          decisions_have_their_reviews | approvals_needed = 0
          decisions_have_their_reviews | stage = 'PENDING_REVIEW'
          decisions_have_their_reviews | stage = 'REJECTED'
          decisions_have_their_reviews | stage = 'FREEZING'
          endings_are_told_once        | withdrawal_no = withdrawal_no + 64
          facts_fit_their_withdrawals  | stage = 'FAILED'
          facts_fit_their_withdrawals  | stage = 'PAYING'
          facts_fit_their_withdrawals  | amount = amount + 1
          facts_fit_their_withdrawals  | fee = fee + 1
          open_steps_are_planned       | next_step_at = '2030-01-01'
          open_steps_are_planned       | stage = 'FREEZING'
          open_steps_are_planned       | stage = 'APPROVED'
          open_steps_are_planned       | stage = 'PAYING', payout_taken_at = NULL
          wallets_answer_in_time       | stage = 'FREEZING', created_at = '2026-01-01'
          payouts_are_taken_in_time    | stage = 'APPROVED', changed_at = '2026-01-01'
          payouts_are_taken_in_time    | stage = 'PAYING', payout_taken_at = NULL, changed_at = '2026-01-01'
          payouts_end_in_time          | stage = 'PAYING', payout_begun_at = '2026-01-01'
          """)
  void plantedBreachIsNamed(String invariant, String planted) {
    long withdrawalNo = paid();
    String known = Long.toString(withdrawalNo);
    assertThat(allDetails()).doesNotContain(known);

    plant("UPDATE withdrawal SET " + planted + " WHERE withdrawal_no = " + withdrawalNo);

    assertThat(detail(invariant))
        .containsAnyOf(known, Long.toString(withdrawalNo + 1), Long.toString(withdrawalNo + 64));
  }

  @Test
  void endingThatIsToldTwiceIsNamed() {
    long withdrawalNo = paid();
    plant(
        """
        INSERT INTO outbox (destination, type, business_key, payload, trace_id, created_at,
                            delivered_at)
        SELECT destination, type, business_key, payload, trace_id, created_at, created_at
          FROM outbox WHERE business_key = '%d'
        """
            .formatted(withdrawalNo));

    assertThat(detail("endings_are_told_once")).contains(withdrawalNo + " is PAID");
  }

  @Test
  void endingThatIsNotToldIsNamed() {
    long withdrawalNo = requested(uid, LARGE);
    reject("operator", withdrawalNo);
    assertThat(allDetails()).doesNotContain(Long.toString(withdrawalNo));

    plant("DELETE FROM outbox WHERE business_key = '" + withdrawalNo + "'");

    assertThat(detail("endings_are_told_once")).contains(withdrawalNo + " is REJECTED");
  }

  @Test
  void missingReviewIsNamed() {
    long withdrawalNo = paid();
    plant("DELETE FROM withdrawal_review WHERE withdrawal_no = " + withdrawalNo);

    assertThat(detail("decisions_have_their_reviews")).contains(withdrawalNo + " is PAID");
  }

  @Test
  void approvalAndRejectionTogetherAreNamed() {
    long withdrawalNo = paid();
    plantReview(withdrawalNo, "REJECTED");

    assertThat(detail("decisions_have_their_reviews")).contains(withdrawalNo + " is PAID");
  }

  @Test
  void reviewOfNothingIsNamed() {
    long nothing = numbers.next(uid);
    plantReview(nothing, "APPROVED");

    assertThat(detail("reviews_have_their_withdrawals")).contains(Long.toString(nothing));
  }

  @Test
  void soundWithdrawalsOfAllStagesBreachNothing() {
    long pending = requested(uid, LARGE);
    long firstApproval = requested(uid, HUGE);
    approve("operator", firstApproval);
    long twice = requested(uid, HUGE);
    approve("operator", twice);
    approve("operator-2", twice);
    long rejected = requested(uid, HUGE);
    approve("operator", rejected);
    reject("operator-2", rejected);
    long byRule = requested(uid, SMALL);
    isTaken(byRule);
    isTaken(twice);
    payoutFailed(twice);
    long paid = paid();

    assertThat(allDetails())
        .doesNotContain(
            Long.toString(pending),
            Long.toString(firstApproval),
            Long.toString(twice),
            Long.toString(rejected),
            Long.toString(byRule),
            Long.toString(paid));
  }

  @Test
  void booksTellWhatWasPaidAndWhatEnded() {
    long paid = requested(uid, LARGE);
    plant(
        "UPDATE withdrawal SET fee = 30, payout_amount = amount - 30 WHERE withdrawal_no = "
            + paid);
    approve("operator", paid);
    isTaken(paid);
    payoutSucceeded(paid, "T" + paid);
    long rejected = requested(uid, LARGE);
    reject("operator", rejected);
    long failed = requested(uid, SMALL);
    isTaken(failed);
    payoutFailed(failed);
    long paying = requested(uid, SMALL);

    assertThat(fact("withdrawals_paid", paid)).isEqualTo(LARGE);
    assertThat(fact("payouts", paid)).isEqualTo(LARGE - 30);
    assertThat(fact("withdrawals_ended", rejected)).isEqualTo(LARGE);
    assertThat(fact("withdrawals_ended", failed)).isEqualTo(SMALL);
    for (long other : new long[] {rejected, failed, paying}) {
      assertThat(fact("withdrawals_paid", other)).isZero();
      assertThat(fact("payouts", other)).isZero();
    }
    assertThat(fact("withdrawals_ended", paid)).isZero();
    assertThat(fact("withdrawals_ended", paying)).isZero();
    JsonNode digest =
        get(
                SUITE.serviceToken(),
                "/internal/check/facts/payouts/digest?shift=0&from=%d&to=%d"
                    .formatted(paid, paid + 1))
            .body();
    assertThat(digest.get(0).get("count").asLong()).isEqualTo(1);
    assertThat(digest.get(0).get("fen").asLong()).isEqualTo(LARGE - 30);
  }

  /** The fen that a book tells of a number; 0 where it tells nothing. */
  private long fact(String book, long withdrawalNo) {
    JsonNode fact =
        get(SUITE.serviceToken(), "/internal/check/facts/" + book + "/" + withdrawalNo)
            .body()
            .get("fact");
    return fact.isNull() ? 0 : fact.get("fen").asLong();
  }

  /** A withdrawal that one operator approved and that is paid. */
  private long paid() {
    long withdrawalNo = requested(uid, LARGE);
    approve("operator", withdrawalNo);
    isTaken(withdrawalNo);
    payoutSucceeded(withdrawalNo, "T" + withdrawalNo);
    eventually().until(() -> !SUITE.events(withdrawalNo).isEmpty());
    return withdrawalNo;
  }

  private void plantReview(long withdrawalNo, String decision) {
    plant(
        """
        INSERT INTO withdrawal_review (withdrawal_no, operator, decision, decided_at)
        VALUES (%d, 'planted', '%s', UTC_TIMESTAMP(3))
        """
            .formatted(withdrawalNo, decision));
  }

  private String allDetails() {
    return get(SUITE.serviceToken(), "/internal/check").body().toString();
  }

  private String detail(String invariant) {
    return get(SUITE.serviceToken(), "/internal/check")
        .body()
        .valueStream()
        .filter(result -> result.get("name").asString().equals(invariant))
        .map(result -> result.get("detail").asString())
        .findFirst()
        .orElseThrow();
  }
}
