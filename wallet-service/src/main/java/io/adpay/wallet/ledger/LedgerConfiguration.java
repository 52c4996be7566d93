package io.adpay.wallet.ledger;

import io.adpay.common.lock.KeyedLock;
import io.adpay.common.ordernumber.NumberGenerator;
import io.adpay.wallet.account.Accounts;
import io.adpay.wallet.account.PlatformAccountsCheck;
import io.adpay.wallet.hold.Holds;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the ledger together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LedgerProperties.class)
public class LedgerConfiguration {

  @Bean
  Accounts accounts(JdbcClient jdbc) {
    return new Accounts(jdbc);
  }

  @Bean
  Holds holds(JdbcClient jdbc) {
    return new Holds(jdbc);
  }

  @Bean
  PlatformAccountsCheck platformAccountsCheck(JdbcClient jdbc) {
    return new PlatformAccountsCheck(jdbc);
  }

  @Bean
  Book book(JdbcClient jdbc, Accounts accounts, Holds holds, NumberGenerator numbers, Clock clock) {
    return new Book(new Transfers(jdbc), new Entries(jdbc), accounts, holds, numbers, clock);
  }

  @Bean
  PostTransfer postTransfer(
      Book book,
      PlatformTransactionManager transactions,
      KeyedLock lock,
      LedgerProperties properties,
      MeterRegistry meters) {
    Postings postings =
        new Postings(
            book,
            new TransactionTemplate(transactions),
            properties.tries(),
            Backoff.jittered(properties.firstBackoff(), properties.longestBackoff()),
            meters);
    WalletQueues queues = new WalletQueues(properties.batch(), properties.backlog(), meters);
    return new PostTransfer(postings, queues, lock, properties.lockPatience());
  }
}
