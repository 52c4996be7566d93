package io.adpay.order.check;

import io.adpay.common.check.Invariant;
import io.adpay.common.check.InvariantChecker;
import io.adpay.common.facts.FactBook;
import io.adpay.common.facts.SqlFactBook;
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

  /** One recharge for each paid order. */
  @Bean
  FactBook recharges(@Qualifier(PhysicalDatabase.NAME) DataSource database) {
    return new SqlFactBook(
        "recharges",
        JdbcClient.create(database),
        OrderTables.all(
            """
            SELECT o.order_no AS no, d.amount_fen AS fen
              FROM t_order_{n} o JOIN t_order_detail_{n} d ON d.order_no = o.order_no
             WHERE o.status IN ('PAID', 'PARTIALLY_REFUNDED', 'REFUNDED')
               AND o.order_no >= :from AND o.order_no < :to
            """));
  }

  /** How much of each order went back in all. */
  @Bean
  FactBook refundedTotals(@Qualifier(PhysicalDatabase.NAME) DataSource database) {
    return new SqlFactBook(
        "refunded_totals",
        JdbcClient.create(database),
        OrderTables.all(
            """
            SELECT order_no AS no, refunded_fen AS fen
              FROM t_order_{n}
             WHERE refunded_fen > 0 AND order_no >= :from AND order_no < :to
            """));
  }
}
