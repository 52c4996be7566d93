package io.adpay.common.ordernumber;

import java.time.Clock;
import java.util.random.RandomGenerator;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Gives a service its {@link NumberGenerator}; the service says which {@link NumberIssuer} it is.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NodeLeaseProperties.class)
public class NumberConfiguration {

  @Bean
  DatabaseNodeLease nodeLease(JdbcClient jdbc, Clock clock, NodeLeaseProperties properties) {
    return new DatabaseNodeLease(jdbc, clock, properties);
  }

  @Bean
  NumberGenerator numberGenerator(
      NumberIssuer issuer, NodeLease lease, Clock clock, NodeLeaseProperties properties) {
    return new NumberGenerator(
        issuer, lease, clock, RandomGenerator.getDefault(), properties.clockPatience());
  }
}
