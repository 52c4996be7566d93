package io.adpay.payment.check;

import io.adpay.common.check.Invariant;
import io.adpay.common.check.SqlInvariant;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must always hold about payouts. */
@Configuration(proxyBeanMethods = false)
class PayoutInvariants {

  private static final String KNOWN_TO_AN_OPERATOR =
      """
      EXISTS (SELECT 1 FROM dead_letter d
               WHERE d.task = CAST(payout.withdrawal_no AS CHAR) AND d.queue LIKE 'payouts-%'
                 AND d.tries = 0)
      """;

  private final CheckProperties bounds;

  PayoutInvariants(CheckProperties bounds) {
    this.bounds = bounds;
  }

  @Bean
  Invariant succeededPayoutsAreWhole() {
    return new SqlInvariant(
        "succeeded_payouts_are_whole",
        """
        SELECT CONCAT('payout ', withdrawal_no, ' succeeded, and lacks what the channel said')
          FROM payout
         WHERE status = 'SUCCEEDED' AND (channel_transfer_no IS NULL OR paid_at IS NULL)
        """);
  }

  @Bean
  Invariant failedPayoutsPaidNothing() {
    return new SqlInvariant(
        "failed_payouts_paid_nothing",
        """
        SELECT CONCAT('payout ', withdrawal_no, ' failed by ', COALESCE(failure_code, 'nothing'),
                      ' and was paid by ', COALESCE(channel_transfer_no, 'nobody'))
          FROM payout
         WHERE status = 'FAILED' AND (failure_code IS NULL OR channel_transfer_no IS NOT NULL)
        """);
  }

  @Bean
  Invariant channelTransfersPayOnce() {
    return new SqlInvariant(
        "channel_transfers_pay_once",
        """
        SELECT CONCAT('transfer ', channel_transfer_no, ' of ', channel, ' paid ', COUNT(*),
                      ' withdrawals')
          FROM payout WHERE status = 'SUCCEEDED'
         GROUP BY channel, channel_transfer_no HAVING COUNT(*) > 1
        """);
  }

  @Bean
  Invariant payoutsEndInTime() {
    return new SqlInvariant(
        "payouts_end_in_time",
        """
        SELECT CONCAT('payout ', withdrawal_no, ' is open since ', created_at)
          FROM payout
         WHERE status = 'PENDING' AND created_at < %s AND NOT %s
        """
            .formatted(ago(bounds.payout()), KNOWN_TO_AN_OPERATOR));
  }

  @Bean
  Invariant openPayoutsAreWorkedOn() {
    return new SqlInvariant(
        "open_payouts_are_worked_on",
        """
        SELECT CONCAT('payout ', withdrawal_no, ' is open, and due ',
                      COALESCE(CAST(next_attempt_at AS CHAR), 'never'))
          FROM payout
         WHERE status = 'PENDING'
           AND ((next_attempt_at IS NULL AND NOT %s) OR next_attempt_at < %s)
        """
            .formatted(KNOWN_TO_AN_OPERATOR, ago(bounds.turn())));
  }

  private static String ago(Duration bound) {
    return "TIMESTAMPADD(SECOND, -" + bound.toSeconds() + ", UTC_TIMESTAMP(3))";
  }
}
