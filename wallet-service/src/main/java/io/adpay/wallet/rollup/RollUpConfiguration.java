package io.adpay.wallet.rollup;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Rolls the platform's accounts up again and again. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RollUpProperties.class)
class RollUpConfiguration {

  @Bean
  RollUpBalances rollUpBalances(
      JdbcClient jdbc, PlatformTransactionManager transactions, RollUpProperties properties) {
    return new RollUpBalances(
        jdbc, new TransactionTemplate(transactions), properties.lag(), properties.chunk());
  }

  @Bean
  SchedulingConfigurer rollUps(RollUpBalances rollUp, RollUpProperties properties) {
    return tasks -> tasks.addFixedDelayTask(rollUp::run, properties.period());
  }
}
