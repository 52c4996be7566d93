package io.adpay.wallet;

import io.adpay.common.check.CheckConfiguration;
import io.adpay.common.check.Invariant;
import io.adpay.common.check.InvariantChecker;
import io.adpay.common.facts.FactConfiguration;
import io.adpay.common.identity.IdentityConfiguration;
import io.adpay.common.lock.LockConfiguration;
import io.adpay.common.ordernumber.NumberConfiguration;
import io.adpay.common.ordernumber.NumberIssuer;
import io.adpay.common.outbox.OutboxConfiguration;
import io.adpay.common.outbox.OutboxConfiguration.OutboxDestinations;
import io.adpay.common.problem.ProblemConfiguration;
import io.adpay.common.redis.RedisConfiguration;
import io.adpay.common.runtime.DurabilityCheck;
import io.adpay.common.runtime.ServiceApplication;
import io.adpay.common.servicecall.ServiceCallConfiguration;
import io.adpay.common.servicecall.SuiteService;
import io.adpay.common.wire.WireConfiguration;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The wallet's process. */
@SpringBootApplication
@Import({
  WireConfiguration.class,
  ProblemConfiguration.class,
  IdentityConfiguration.class,
  ServiceCallConfiguration.class,
  NumberConfiguration.class,
  OutboxConfiguration.class,
  RedisConfiguration.class,
  LockConfiguration.class,
  CheckConfiguration.class,
  FactConfiguration.class
})
public class WalletService {

  /** Starts the process. */
  public static void main(String[] arguments) {
    ServiceApplication.run(WalletService.class, arguments);
  }

  @Bean
  NumberIssuer numberIssuer() {
    return NumberIssuer.WALLET;
  }

  @Bean
  OutboxDestinations outboxDestinations() {
    return new OutboxDestinations(Set.of(SuiteService.ORDER));
  }

  @Bean
  DurabilityCheck durabilityCheck(DataSource database) {
    return new DurabilityCheck(database);
  }

  @Bean
  InvariantChecker invariantChecker(DataSource database, List<Invariant> invariants) {
    return new InvariantChecker(database, invariants);
  }
}
