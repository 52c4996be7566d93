package io.adpay.payment.check;

import io.adpay.common.check.Invariant;
import io.adpay.common.check.SqlInvariant;
import io.adpay.payment.payment.PaymentSteps;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must always hold about payments. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CheckProperties.class)
class PaymentInvariants {

  private final CheckProperties bounds;

  PaymentInvariants(CheckProperties bounds) {
    this.bounds = bounds;
  }

  @Bean
  Invariant succeededPaymentsAreWhole() {
    return new SqlInvariant(
        "succeeded_payments_are_whole",
        """
        SELECT CONCAT('payment ', payment_no, ' succeeded, and lacks what the channel said')
          FROM payment
         WHERE status = 'SUCCEEDED'
           AND (received_amount IS NULL OR channel_trade_no IS NULL OR succeeded_at IS NULL)
        """);
  }

  @Bean
  Invariant onlySuccessesAreJudged() {
    return new SqlInvariant(
        "only_successes_are_judged",
        """
        SELECT CONCAT('payment ', payment_no, ' is ', status, ' and ', disposition)
          FROM payment WHERE disposition IS NOT NULL AND status <> 'SUCCEEDED'
        """);
  }

  @Bean
  Invariant ordersAreCreditedOnce() {
    return new SqlInvariant(
        "orders_are_credited_once",
        """
        SELECT CONCAT('order ', order_no, ' has ', COUNT(*), ' credited payments')
          FROM payment WHERE disposition = 'CREDITED' GROUP BY order_no HAVING COUNT(*) > 1
        """);
  }

  @Bean
  Invariant creditedPaymentsBroughtTheirAmount() {
    return new SqlInvariant(
        "credited_payments_brought_their_amount",
        """
        SELECT CONCAT('payment ', payment_no, ' of ', amount, ' fen is credited and brought ',
                      COALESCE(received_amount, 0))
          FROM payment
         WHERE disposition = 'CREDITED' AND (received_amount IS NULL OR received_amount <> amount)
        """);
  }

  @Bean
  Invariant channelTradesPayOnce() {
    return new SqlInvariant(
        "channel_trades_pay_once",
        """
        SELECT CONCAT('trade ', channel_trade_no, ' of ', channel, ' paid ', COUNT(*), ' payments')
          FROM payment WHERE status = 'SUCCEEDED'
         GROUP BY channel, channel_trade_no HAVING COUNT(*) > 1
        """);
  }

  @Bean
  Invariant openPaymentsHoldTheirSlot() {
    return new SqlInvariant(
        "open_payments_hold_their_slot",
        """
        SELECT CONCAT('payment ', payment_no, ' is ', status,
                      CASE WHEN open_slot IS NULL THEN ' without' ELSE ' with' END, ' a slot')
          FROM payment
         WHERE (open_slot IS NOT NULL) <> (status IN ('QUEUED', 'PENDING'))
        """);
  }

  @Bean
  Invariant successesAreJudgedInTime() {
    return new SqlInvariant(
        "successes_are_judged_in_time",
        """
        SELECT CONCAT('payment ', payment_no, ' succeeded, and is not judged since ', changed_at)
          FROM payment
         WHERE status = 'SUCCEEDED' AND disposition IS NULL AND changed_at < %s
        """
            .formatted(ago(bounds.judgement())));
  }

  @Bean
  Invariant paymentsEndInTime() {
    return new SqlInvariant(
        "payments_end_in_time",
        """
        SELECT CONCAT('payment ', payment_no, ' is ', status, ' and expired at ', expires_at)
          FROM payment
         WHERE status IN ('QUEUED', 'PENDING') AND expires_at < %s
           AND NOT EXISTS (SELECT 1 FROM dead_letter
                            WHERE resolved_at IS NULL AND queue = '%s'
                              AND task = CAST(payment_no AS CHAR))
        """
            .formatted(ago(bounds.ending()), PaymentSteps.WENT_BACK));
  }

  @Bean
  Invariant openPaymentsAreAskedAbout() {
    return new SqlInvariant(
        "open_payments_are_asked_about",
        """
        SELECT CONCAT('payment ', payment_no, ' is ', status, ' and nobody will ask about it')
          FROM payment
         WHERE status IN ('QUEUED', 'PENDING') AND next_query_at IS NULL
        """);
  }

  @Bean
  Invariant noticesAreProcessedInTime() {
    return new SqlInvariant(
        "notices_are_processed_in_time",
        """
        SELECT CONCAT('notice ', id, ' of ', channel, ' waits since ', received_at)
          FROM channel_notice
         WHERE processed_at IS NULL
           AND received_at < CASE WHEN outcome IS NULL THEN %s ELSE %s END
        """
            .formatted(ago(bounds.notice()), ago(bounds.doubt())));
  }

  @Bean
  Invariant noDeadLetters() {
    return new SqlInvariant(
        "no_dead_letters",
        """
        SELECT CONCAT('task ', task, ' of ', queue, ' was laid aside at ', created_at)
          FROM dead_letter WHERE resolved_at IS NULL
        """);
  }

  private static String ago(Duration bound) {
    return "TIMESTAMPADD(SECOND, -" + bound.toSeconds() + ", UTC_TIMESTAMP(3))";
  }
}
