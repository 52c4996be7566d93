package io.adpay.withdraw.check;

import io.adpay.common.facts.FactBook;
import io.adpay.common.facts.SqlFactBook;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What this service tells of money, to be compared with what the others tell. */
@Configuration(proxyBeanMethods = false)
class WithdrawalFactBooks {

  /** What left wallets for good, by withdrawal numbers, fees included. */
  @Bean
  FactBook withdrawalsPaid(JdbcClient jdbc) {
    return new SqlFactBook(
        "withdrawals_paid",
        jdbc,
        """
        SELECT withdrawal_no AS no, amount AS fen FROM withdrawal
         WHERE stage = 'PAID' AND withdrawal_no >= :from AND withdrawal_no < :to
        """);
  }

  /** What wallets were given back, by withdrawal numbers. */
  @Bean
  FactBook withdrawalsEnded(JdbcClient jdbc) {
    return new SqlFactBook(
        "withdrawals_ended",
        jdbc,
        """
        SELECT withdrawal_no AS no, amount AS fen FROM withdrawal
         WHERE stage IN ('REJECTED', 'FAILED') AND withdrawal_no >= :from AND withdrawal_no < :to
        """);
  }

  /** What the channels paid out, by withdrawal numbers. */
  @Bean
  FactBook payouts(JdbcClient jdbc) {
    return new SqlFactBook(
        "payouts",
        jdbc,
        """
        SELECT withdrawal_no AS no, payout_amount AS fen FROM withdrawal
         WHERE stage = 'PAID' AND withdrawal_no >= :from AND withdrawal_no < :to
        """);
  }
}
