package io.adpay.order.check;

import io.adpay.common.check.Invariant;
import io.adpay.common.check.InvariantChecker;
import io.adpay.order.sharding.PhysicalDatabase;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The checks read the database itself: they are there to find what the sharding layer hides. */
@Configuration(proxyBeanMethods = false)
class OrderCheckConfiguration {

  @Bean
  InvariantChecker invariantChecker(
      @Qualifier(PhysicalDatabase.NAME) DataSource database,
      OrderCheckProperties bounds,
      List<Invariant> shared) {
    return new InvariantChecker(
        database, Stream.concat(OrderInvariants.all(bounds).stream(), shared.stream()).toList());
  }

  @Bean
  RechargeReport rechargeReport(@Qualifier(PhysicalDatabase.NAME) DataSource database) {
    return new RechargeReport(JdbcClient.create(database));
  }
}
