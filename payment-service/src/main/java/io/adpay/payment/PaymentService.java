package io.adpay.payment;

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

/** The service's process. */
@SpringBootApplication
@Import({
  WireConfiguration.class,
  ProblemConfiguration.class,
  IdentityConfiguration.class,
  ServiceCallConfiguration.class,
  NumberConfiguration.class,
  OutboxConfiguration.class,
  IdempotencyConfiguration.class,
  RedisConfiguration.class,
  CheckConfiguration.class,
  FactConfiguration.class
})
public class PaymentService {

  /** Starts the process. */
  public static void main(String[] arguments) {
    ServiceApplication.run(PaymentService.class, arguments);
  }

  @Bean
  NumberIssuer numberIssuer() {
    return NumberIssuer.PAYMENT;
  }

  @Bean
  OutboxDestinations outboxDestinations() {
    return new OutboxDestinations(
        Set.of(SuiteService.ORDER, SuiteService.WALLET, SuiteService.WITHDRAW));
  }

  @Bean
  InvariantChecker invariantChecker(DataSource database, List<Invariant> invariants) {
    return new InvariantChecker(database, invariants);
  }

  @Bean
  DurabilityCheck durabilityCheck(DataSource database) {
    return new DurabilityCheck(database);
  }
}
