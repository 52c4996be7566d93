package io.adpay.wallet.recharge;

import io.adpay.common.facts.FactBook;
import io.adpay.wallet.fact.TransferBook;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is told of recharges. */
@Configuration(proxyBeanMethods = false)
class RechargeBooks {

  /** What was credited, by order number. */
  @Bean
  FactBook recharges(JdbcClient jdbc) {
    return TransferBook.of("recharges", CreditRecharge.BUSINESS_TYPE, jdbc);
  }
}
