package io.adpay.wallet.surplus;

import io.adpay.common.facts.FactBook;
import io.adpay.wallet.fact.TransferBook;
import io.adpay.wallet.ledger.EntryType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is told of money that pays nothing. */
@Configuration(proxyBeanMethods = false)
class SurplusBooks {

  /** What came in, by payment number. */
  @Bean
  FactBook surplusBook(JdbcClient jdbc) {
    return TransferBook.of("surpluses", EntryType.SURPLUS.name(), jdbc);
  }

  /** What went back, by refund number. */
  @Bean
  FactBook surplusRefundBook(JdbcClient jdbc) {
    return TransferBook.of("surplus_refunds", EntryType.SURPLUS_REFUND.name(), jdbc);
  }
}
