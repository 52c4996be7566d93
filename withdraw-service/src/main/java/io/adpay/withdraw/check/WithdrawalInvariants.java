package io.adpay.withdraw.check;

import io.adpay.common.check.Invariant;
import io.adpay.common.check.SqlInvariant;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must always hold about withdrawals. */
@Configuration(proxyBeanMethods = false)
class WithdrawalInvariants {

  private final CheckProperties bounds;

  WithdrawalInvariants(CheckProperties bounds) {
    this.bounds = bounds;
  }

  @Bean
  Invariant stagesAreKnown() {
    return new SqlInvariant(
        "stages_are_known",
        """
        SELECT CONCAT('withdrawal ', withdrawal_no, ' is ', stage)
          FROM withdrawal
         WHERE stage NOT IN ('FREEZING', 'REFUSED', 'PENDING_REVIEW', 'APPROVED', 'PAYING', 'PAID',
                             'REJECTED', 'FAILED')
        """);
  }

  @Bean
  Invariant numbersCarryTheirGenes() {
    return new SqlInvariant(
        "numbers_carry_their_genes",
        """
        SELECT CONCAT('withdrawal ', withdrawal_no, ' does not carry the gene of the uid ', uid)
          FROM withdrawal WHERE withdrawal_no & 63 <> CRC32(uid) & 63
        """);
  }

  @Bean
  Invariant amountsAddUp() {
    return new SqlInvariant(
        "amounts_add_up",
        """
        SELECT CONCAT('withdrawal ', withdrawal_no, ' of ', amount, ' fen pays ', payout_amount,
                      ' out and keeps ', fee)
          FROM withdrawal
         WHERE amount <= 0 OR fee < 0 OR payout_amount <= 0 OR fee + payout_amount <> amount
        """);
  }

  @Bean
  Invariant stagesHaveTheirMarks() {
    return new SqlInvariant(
        "stages_have_their_marks",
        """
        SELECT CONCAT('withdrawal ', withdrawal_no, ' is ', stage,
                      ' and lacks a mark of that, or has one of another stage')
          FROM withdrawal
         WHERE (frozen_at IS NULL) <> (stage IN ('FREEZING', 'REFUSED'))
            OR (payout_begun_at IS NULL) <> (stage NOT IN ('PAYING', 'PAID', 'FAILED'))
            OR (payout_taken_at IS NOT NULL AND payout_begun_at IS NULL)
            OR (paid_at IS NULL) <> (stage <> 'PAID')
            OR (channel_transfer_no IS NULL) <> (stage <> 'PAID')
            OR (failure_code IS NULL) <> (stage NOT IN ('REFUSED', 'FAILED'))
            OR (stage = 'REJECTED' AND reviewed_by IS NULL)
        """);
  }

  @Bean
  Invariant decisionsHaveTheirReviews() {
    return new SqlInvariant(
        "decisions_have_their_reviews",
        """
        SELECT CONCAT('withdrawal ', w.withdrawal_no, ' is ', w.stage, ' and needs ',
                      w.approvals_needed, ' approvals; it has ',
                      COALESCE(SUM(r.decision = 'APPROVED'), 0), ' and ',
                      COALESCE(SUM(r.decision = 'REJECTED'), 0), ' rejections')
          FROM withdrawal w LEFT JOIN withdrawal_review r ON r.withdrawal_no = w.withdrawal_no
         GROUP BY w.withdrawal_no, w.stage, w.approvals_needed
        HAVING NOT CASE
                 WHEN w.stage IN ('FREEZING', 'REFUSED') THEN COUNT(r.id) = 0
                 WHEN w.stage = 'PENDING_REVIEW'
                   THEN COALESCE(SUM(r.decision = 'APPROVED'), 0) < w.approvals_needed
                    AND COALESCE(SUM(r.decision = 'REJECTED'), 0) = 0
                 WHEN w.stage = 'REJECTED'
                   THEN COALESCE(SUM(r.decision = 'APPROVED'), 0) < w.approvals_needed
                    AND COALESCE(SUM(r.decision = 'REJECTED'), 0) = 1
                 ELSE COALESCE(SUM(r.decision = 'APPROVED'), 0) = w.approvals_needed
                  AND COALESCE(SUM(r.decision = 'REJECTED'), 0) = 0
               END
        """);
  }

  @Bean
  Invariant reviewsHaveTheirWithdrawals() {
    return new SqlInvariant(
        "reviews_have_their_withdrawals",
        """
        SELECT CONCAT('review ', r.id, ' is about ', r.withdrawal_no, ', which is not there')
          FROM withdrawal_review r LEFT JOIN withdrawal w ON w.withdrawal_no = r.withdrawal_no
         WHERE w.withdrawal_no IS NULL
        """);
  }

  @Bean
  Invariant endingsAreToldOnce() {
    return new SqlInvariant(
        "endings_are_told_once",
        """
        SELECT CONCAT('withdrawal ', w.withdrawal_no, ' is ', w.stage, ' and the wallet is told ',
                      COUNT(o.id), ' times')
          FROM withdrawal w
          LEFT JOIN outbox o
                 ON o.business_key = CAST(w.withdrawal_no AS CHAR) AND o.destination = 'WALLET'
                AND o.type IN ('WithdrawalPaid', 'WithdrawalEnded')
         WHERE w.stage IN ('PAID', 'REJECTED', 'FAILED') AND w.changed_at > %s
         GROUP BY w.withdrawal_no, w.stage HAVING COUNT(o.id) <> 1
        """
            .formatted(ago(bounds.record())));
  }

  @Bean
  Invariant factsFitTheirWithdrawals() {
    return new SqlInvariant(
        "facts_fit_their_withdrawals",
        """
        SELECT CONCAT(o.type, ' about ', o.business_key, ' is not what its withdrawal says')
          FROM outbox o
          LEFT JOIN withdrawal w
                 ON w.withdrawal_no = CAST(o.business_key AS SIGNED)
                AND w.amount = CAST(JSON_VALUE(o.payload, '$.fen') AS SIGNED)
                AND ((o.type = 'WithdrawalPaid' AND w.stage = 'PAID'
                      AND w.fee = CAST(JSON_VALUE(o.payload, '$.feeFen') AS SIGNED))
                     OR (o.type = 'WithdrawalEnded' AND w.stage IN ('REJECTED', 'FAILED')))
         WHERE o.type IN ('WithdrawalPaid', 'WithdrawalEnded') AND w.withdrawal_no IS NULL
        """);
  }

  @Bean
  Invariant openStepsArePlanned() {
    return new SqlInvariant(
        "open_steps_are_planned",
        """
        SELECT CONCAT('withdrawal ', withdrawal_no, ' is ', stage,
                      CASE WHEN next_step_at IS NULL THEN ' and nobody will take its next step'
                           ELSE ' and has a next step' END)
          FROM withdrawal
         WHERE (next_step_at IS NOT NULL)
               <> (stage IN ('FREEZING', 'APPROVED')
                   OR (stage = 'PAYING' AND payout_taken_at IS NULL))
        """);
  }

  @Bean
  Invariant walletsAnswerInTime() {
    return new SqlInvariant(
        "wallets_answer_in_time",
        """
        SELECT CONCAT('withdrawal ', withdrawal_no, ' is FREEZING since ', created_at)
          FROM withdrawal WHERE stage = 'FREEZING' AND created_at < %s
        """
            .formatted(ago(bounds.freezing())));
  }

  @Bean
  Invariant payoutsAreTakenInTime() {
    return new SqlInvariant(
        "payouts_are_taken_in_time",
        """
        SELECT CONCAT('withdrawal ', withdrawal_no, ' is ', stage, ' since ', changed_at,
                      ' and payment-service has not taken it')
          FROM withdrawal
         WHERE (stage = 'APPROVED' OR (stage = 'PAYING' AND payout_taken_at IS NULL))
           AND changed_at < %s
        """
            .formatted(ago(bounds.request())));
  }

  @Bean
  Invariant payoutsEndInTime() {
    return new SqlInvariant(
        "payouts_end_in_time",
        """
        SELECT CONCAT('withdrawal ', withdrawal_no, ' is being paid out since ', payout_begun_at)
          FROM withdrawal WHERE stage = 'PAYING' AND payout_begun_at < %s
        """
            .formatted(ago(bounds.payout())));
  }

  private static String ago(Duration bound) {
    return "TIMESTAMPADD(SECOND, -" + bound.toSeconds() + ", UTC_TIMESTAMP(3))";
  }
}
