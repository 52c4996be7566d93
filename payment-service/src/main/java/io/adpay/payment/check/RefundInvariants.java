package io.adpay.payment.check;

import io.adpay.common.check.Invariant;
import io.adpay.common.check.SqlInvariant;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must always hold about refunds. */
@Configuration(proxyBeanMethods = false)
class RefundInvariants {

  /** An operator knows of the refund. The queue's name says why. */
  private static final String LAID_ASIDE =
      """
      EXISTS (SELECT 1 FROM dead_letter
               WHERE queue LIKE 'refund%' AND task = CAST(r.refund_no AS CHAR) AND tries = 0)
      """;

  private final CheckProperties bounds;

  RefundInvariants(CheckProperties bounds) {
    this.bounds = bounds;
  }

  @Bean
  Invariant refundsAreReserved() {
    return new SqlInvariant(
        "refunds_are_reserved",
        """
        SELECT CONCAT('payment ', p.payment_no, ' has ', p.refund_reserved, ' fen reserved and ',
                      p.refunded, ' refunded, its refunds come to ', COALESCE(r.reserved, 0),
                      ' and ', COALESCE(r.refunded, 0))
          FROM payment p
          LEFT JOIN (SELECT payment_no, SUM(amount) AS reserved,
                            SUM(CASE WHEN stage = 'SUCCEEDED' THEN amount ELSE 0 END) AS refunded
                       FROM refund WHERE stage IN ('HOLDING', 'PENDING', 'SUCCEEDED')
                      GROUP BY payment_no) r ON r.payment_no = p.payment_no
         WHERE p.refund_reserved <> COALESCE(r.reserved, 0)
            OR p.refunded <> COALESCE(r.refunded, 0)
            OR p.refund_reserved > COALESCE(p.received_amount, 0)
        """);
  }

  @Bean
  Invariant refundsFitTheirPayments() {
    return new SqlInvariant(
        "refunds_fit_their_payments",
        """
        SELECT CONCAT('refund ', r.refund_no, ' is of payment ', r.payment_no, ', which is ',
                      COALESCE(p.disposition, 'not judged'))
          FROM refund r LEFT JOIN payment p
            ON p.payment_no = r.payment_no AND p.order_no = r.order_no AND p.uid = r.uid
           AND p.channel = r.channel
         WHERE p.disposition IS NULL
            OR (p.disposition = 'SURPLUS') <> (r.surplus_of IS NOT NULL)
        """);
  }

  @Bean
  Invariant surplusGoesBack() {
    return new SqlInvariant(
        "surplus_goes_back",
        """
        SELECT CONCAT('payment ', p.payment_no, ' is surplus, and not all of it goes back')
          FROM payment p
          LEFT JOIN refund r ON r.surplus_of = p.payment_no AND r.amount = p.received_amount
         WHERE p.disposition = 'SURPLUS'
           AND (r.refund_no IS NULL OR r.stage IN ('HOLDING', 'REFUSED')
                OR (r.stage = 'FAILED' AND NOT %s))
        """
            .formatted(LAID_ASIDE));
  }

  @Bean
  Invariant endedRefundsSayWhen() {
    return new SqlInvariant(
        "ended_refunds_say_when",
        """
        SELECT CONCAT('refund ', refund_no, ' is ', stage, ' and finished at ',
                      COALESCE(finished_at, 'no time'))
          FROM refund
         WHERE (finished_at IS NOT NULL) <> (stage IN ('REFUSED', 'SUCCEEDED', 'FAILED'))
            OR (failure_code IS NOT NULL) <> (stage IN ('REFUSED', 'FAILED'))
        """);
  }

  @Bean
  Invariant openRefundsAreWorkedOn() {
    return new SqlInvariant(
        "open_refunds_are_worked_on",
        """
        SELECT CONCAT('refund ', r.refund_no, ' is ', r.stage, ' and nobody will carry it on')
          FROM refund r
         WHERE r.stage IN ('HOLDING', 'PENDING') AND r.next_attempt_at IS NULL AND NOT %s
        """
            .formatted(LAID_ASIDE));
  }

  @Bean
  Invariant refundsEndInTime() {
    return new SqlInvariant(
        "refunds_end_in_time",
        """
        SELECT CONCAT('refund ', r.refund_no, ' is ', r.stage, ' since ', r.changed_at)
          FROM refund r
         WHERE r.stage IN ('HOLDING', 'PENDING')
           AND r.changed_at < CASE r.stage WHEN 'HOLDING' THEN %s ELSE %s END
           AND NOT %s
        """
            .formatted(ago(bounds.hold()), ago(bounds.refund()), LAID_ASIDE));
  }

  private static String ago(Duration bound) {
    return "TIMESTAMPADD(SECOND, -" + bound.toSeconds() + ", UTC_TIMESTAMP(3))";
  }
}
