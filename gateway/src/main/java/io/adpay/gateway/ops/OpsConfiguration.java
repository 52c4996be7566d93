package io.adpay.gateway.ops;

import io.adpay.common.servicecall.ServiceCalls;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts together what operators ask for. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReaskProperties.class)
class OpsConfiguration {

  @Bean
  SideBySide sideBySide() {
    return new SideBySide();
  }

  @Bean
  ServiceReports serviceReports(ServiceCalls calls) {
    return new ServiceReports(calls);
  }

  @Bean
  CheckLedger checkLedger(
      ServiceReports reports,
      ServiceCalls calls,
      ReaskProperties reasking,
      SideBySide sideBySide,
      Clock clock) {
    List<CompareBooks> comparisons =
        Stream.of(SharedFacts.values())
            .map(
                facts ->
                    new CompareBooks(facts.check(), facts.books(calls), reasking, Thread::sleep))
            .toList();
    return new CheckLedger(reports, comparisons, sideBySide, clock);
  }

  @Bean
  ListQueues listQueues(ServiceReports reports, SideBySide sideBySide) {
    return new ListQueues(reports, sideBySide);
  }
}
