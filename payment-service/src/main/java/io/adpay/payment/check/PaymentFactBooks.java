package io.adpay.payment.check;

import io.adpay.common.check.FactBook;
import io.adpay.common.check.SqlFactBook;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What this service tells of money, to be compared with what the others tell. */
@Configuration(proxyBeanMethods = false)
class PaymentFactBooks {

  /** The credited payments, by the numbers of the orders that they paid. */
  @Bean
  FactBook recharges(JdbcClient jdbc) {
    return new SqlFactBook(
        "recharges",
        jdbc,
        """
        SELECT order_no AS no, amount AS fen FROM payment
         WHERE disposition = 'CREDITED' AND order_no >= :from AND order_no < :to
        """);
  }
}
