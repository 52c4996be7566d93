package io.adpay.order.expiry;

import io.adpay.order.closing.CloseOrder;
import io.adpay.order.upkeep.RepeatedWork;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Lets orders expire for as long as the node runs. */
@Configuration(proxyBeanMethods = false)
class ExpiryConfiguration {

  @Bean
  ExpireOrders expireOrders(
      CloseOrder closeOrder,
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      Clock clock,
      ExpiryProperties properties,
      MeterRegistry meters) {
    return new ExpireOrders(closeOrder, jdbc, transactions, clock, properties, meters);
  }

  @Bean
  RepeatedWork orderExpiry(ExpireOrders expireOrders, ExpiryProperties properties) {
    return new RepeatedWork("order-expiry", properties.sweep(), expireOrders::run);
  }
}
