package io.adpay.wallet.refund;

import io.adpay.common.facts.FactBook;
import io.adpay.wallet.fact.TransferBook;
import io.adpay.wallet.purpose.Purpose;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is told of refunds that merchants asked for. */
@Configuration(proxyBeanMethods = false)
class RefundBooks {

  /** What buyers have back, by refund number. */
  @Bean
  FactBook refunds(JdbcClient jdbc) {
    return TransferBook.of("refunds", Purpose.REFUND.settling().name(), jdbc);
  }

  /** What was given back to merchants, by refund number. */
  @Bean
  FactBook refundsGivenBack(JdbcClient jdbc) {
    return TransferBook.of("refunds_given_back", Purpose.REFUND.releasing().name(), jdbc);
  }
}
