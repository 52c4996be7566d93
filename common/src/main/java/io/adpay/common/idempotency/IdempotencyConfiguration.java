package io.adpay.common.idempotency;

import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/** Gives a service its {@link IdempotentRequests}, and prunes them. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties(IdempotencyProperties.class)
public class IdempotencyConfiguration {

  @Bean
  IdempotentRequests idempotentRequests(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      JsonMapper json,
      IdempotencyProperties properties) {
    return new IdempotentRequests(
        new IdempotencyRecords(jdbc, transactions, properties.claim()), json);
  }

  @Bean
  SchedulingConfigurer idempotencyPruning(
      IdempotentRequests requests, IdempotencyProperties properties) {
    Duration retention = properties.retention();
    return tasks -> tasks.addFixedDelayTask(() -> requests.prune(retention), properties.pruning());
  }
}
