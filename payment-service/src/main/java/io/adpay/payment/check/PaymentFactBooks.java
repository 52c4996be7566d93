package io.adpay.payment.check;

import io.adpay.common.facts.FactBook;
import io.adpay.common.facts.SqlFactBook;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What this service tells of money, to be compared with what the others tell. */
@Configuration(proxyBeanMethods = false)
class PaymentFactBooks {

  /** The credited payments, by the numbers of the orders that they paid. */
  @Bean
  FactBook recharges(JdbcClient jdbc) {
    return new SqlFactBook(
        "recharges",
        jdbc,
        """
        SELECT order_no AS no, amount AS fen FROM payment
         WHERE disposition = 'CREDITED' AND order_no >= :from AND order_no < :to
        """);
  }

  /** What was refunded at a merchant's wish, by the refunds' numbers. */
  @Bean
  FactBook requestedRefunds(JdbcClient jdbc) {
    return new SqlFactBook(
        "refunds",
        jdbc,
        """
        SELECT refund_no AS no, amount AS fen FROM refund
         WHERE stage = 'SUCCEEDED' AND surplus_of IS NULL
           AND refund_no >= :from AND refund_no < :to
        """);
  }

  /** What the channel refused to send back at a merchant's wish, by the refunds' numbers. */
  @Bean
  FactBook refundsGivenBack(JdbcClient jdbc) {
    return new SqlFactBook(
        "refunds_given_back",
        jdbc,
        """
        SELECT refund_no AS no, amount AS fen FROM refund
         WHERE stage = 'FAILED' AND surplus_of IS NULL
           AND refund_no >= :from AND refund_no < :to
        """);
  }

  /** What came in and paid nothing, by the payments' numbers. */
  @Bean
  FactBook surpluses(JdbcClient jdbc) {
    return new SqlFactBook(
        "surpluses",
        jdbc,
        """
        SELECT payment_no AS no, received_amount AS fen FROM payment
         WHERE disposition = 'SURPLUS' AND payment_no >= :from AND payment_no < :to
        """);
  }

  /** What of that is back at the buyers, by the refunds' numbers. */
  @Bean
  FactBook surplusRefunds(JdbcClient jdbc) {
    return new SqlFactBook(
        "surplus_refunds",
        jdbc,
        """
        SELECT refund_no AS no, amount AS fen FROM refund
         WHERE stage = 'SUCCEEDED' AND surplus_of IS NOT NULL
           AND refund_no >= :from AND refund_no < :to
        """);
  }

  /** How much of each order went back in all, by the orders' numbers. */
  @Bean
  FactBook refundedTotals(JdbcClient jdbc) {
    return new SqlFactBook(
        "refunded_totals",
        jdbc,
        """
        SELECT order_no AS no, refunded AS fen FROM payment
         WHERE disposition = 'CREDITED' AND refunded > 0 AND order_no >= :from AND order_no < :to
        """);
  }

  /** The payouts that succeeded, by the numbers of their withdrawals. */
  @Bean
  FactBook payoutsThatSucceeded(JdbcClient jdbc) {
    return new SqlFactBook(
        "payouts",
        jdbc,
        """
        SELECT withdrawal_no AS no, amount AS fen FROM payout
         WHERE status = 'SUCCEEDED' AND withdrawal_no >= :from AND withdrawal_no < :to
        """);
  }
}
