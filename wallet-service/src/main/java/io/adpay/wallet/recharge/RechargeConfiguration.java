package io.adpay.wallet.recharge;

import io.adpay.common.check.FactBook;
import io.adpay.common.check.SqlFactBook;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class RechargeConfiguration {

  @Bean
  FactBook recharges(JdbcClient jdbc) {
    return SqlFactBook.ofTexts(
        "recharges",
        jdbc,
        """
        SELECT CAST(biz_no AS UNSIGNED) AS no, amount AS fen FROM wallet_transfer
         WHERE biz_type = 'RECHARGE' AND biz_no >= :from AND biz_no < :to AND result = 'POSTED'
        """);
  }
}
