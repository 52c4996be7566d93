package io.adpay.gateway.ops;

import io.adpay.common.servicecall.ServiceCalls;
import io.adpay.common.servicecall.SuiteService;
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
  CompareRecharges compareRecharges(ServiceCalls calls, ReaskProperties reasking) {
    List<RechargeBook> books =
        Stream.of(SuiteService.ORDER, SuiteService.PAYMENT, SuiteService.WALLET)
            .<RechargeBook>map(service -> new RemoteRechargeBook(service, calls))
            .toList();
    return new CompareRecharges(books, reasking, Thread::sleep);
  }

  @Bean
  CheckLedger checkLedger(
      ServiceReports reports, CompareRecharges recharges, SideBySide sideBySide, Clock clock) {
    return new CheckLedger(reports, recharges, sideBySide, clock);
  }

  @Bean
  ListQueues listQueues(ServiceReports reports, SideBySide sideBySide) {
    return new ListQueues(reports, sideBySide);
  }
}
