package io.adpay.wallet.withdrawal;

import io.adpay.common.facts.FactBook;
import io.adpay.wallet.fact.TransferBook;
import io.adpay.wallet.purpose.Purpose;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is told of withdrawals. The amounts are what was frozen, fees included. */
@Configuration(proxyBeanMethods = false)
class WithdrawalBooks {

  /** What payees have, by withdrawal number. */
  @Bean
  FactBook withdrawalsPaid(JdbcClient jdbc) {
    return TransferBook.of("withdrawals_paid", Purpose.WITHDRAWAL.settling().name(), jdbc);
  }

  /** What was given back, by withdrawal number. */
  @Bean
  FactBook withdrawalsEnded(JdbcClient jdbc) {
    return TransferBook.of("withdrawals_ended", Purpose.WITHDRAWAL.releasing().name(), jdbc);
  }
}
