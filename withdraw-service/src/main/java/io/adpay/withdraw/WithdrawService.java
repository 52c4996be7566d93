package io.adpay.withdraw;

import io.adpay.common.check.CheckConfiguration;
import io.adpay.common.check.Invariant;
import io.adpay.common.check.InvariantChecker;
import io.adpay.common.facts.FactConfiguration;
import io.adpay.common.idempotency.IdempotencyConfiguration;
import io.adpay.common.identity.IdentityConfiguration;
import io.adpay.common.ordernumber.NumberConfiguration;
import io.adpay.common.ordernumber.NumberIssuer;
import io.adpay.common.outbox.OutboxConfiguration;
import io.adpay.common.outbox.OutboxConfiguration.OutboxDestinations;
import io.adpay.common.problem.ProblemConfiguration;
import io.adpay.common.runtime.DurabilityCheck;
import io.adpay.common.runtime.ServiceApplication;
import io.adpay.common.servicecall.ServiceCallConfiguration;
import io.adpay.common.servicecall.SuiteService;
import io.adpay.common.wire.WireConfiguration;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The process of withdrawals. */
@SpringBootApplication
@ConfigurationPropertiesScan
@Import({
  WireConfiguration.class,
  ProblemConfiguration.class,
  IdentityConfiguration.class,
  ServiceCallConfiguration.class,
  NumberConfiguration.class,
  OutboxConfiguration.class,
  IdempotencyConfiguration.class,
  CheckConfiguration.class,
  FactConfiguration.class
})
public class WithdrawService {

  /** Starts the process. */
  public static void main(String[] arguments) {
    ServiceApplication.run(WithdrawService.class, arguments);
  }

  @Bean
  NumberIssuer numberIssuer() {
    return NumberIssuer.WITHDRAW;
  }

  @Bean
  OutboxDestinations outboxDestinations() {
    return new OutboxDestinations(Set.of(SuiteService.WALLET));
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
