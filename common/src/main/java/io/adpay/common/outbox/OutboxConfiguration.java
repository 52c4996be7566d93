package io.adpay.common.outbox;

import io.adpay.common.check.Invariant;
import io.adpay.common.check.SqlInvariant;
import io.adpay.common.queue.QueueReport;
import io.adpay.common.servicecall.ServiceCalls;
import io.adpay.common.servicecall.SuiteService;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gives a service its {@link Outbox}, the relay that empties it, and the door for what others send.
 * The service names its destinations by a bean of the type {@link OutboxDestinations}.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties(OutboxProperties.class)
@Import(EventController.class)
public class OutboxConfiguration {

  private static final Duration PRUNING = Duration.ofMinutes(1);

  /** The services that a service tells of its facts. */
  public record OutboxDestinations(Set<SuiteService> services) {}

  @Bean
  OutboxSignals outboxSignals() {
    return new OutboxSignals();
  }

  @Bean
  OutboxRows outboxRows(JdbcClient jdbc, PlatformTransactionManager transactions) {
    return new OutboxRows(jdbc, transactions);
  }

  @Bean
  Outbox outbox(
      JdbcClient jdbc, JsonMapper json, OutboxSignals signals, OutboxProperties properties) {
    return new Outbox(jdbc, json, signals, properties.bound());
  }

  @Bean
  OutboxRelay outboxRelay(
      OutboxDestinations destinations,
      OutboxRows rows,
      OutboxSignals signals,
      ServiceCalls calls,
      JsonMapper json,
      OutboxProperties properties,
      MeterRegistry meters) {
    return new OutboxRelay(destinations.services(), rows, signals, calls, json, properties, meters);
  }

  @Bean
  EventInbox eventInbox(
      List<EventHandler<?>> handlers, JsonMapper json, OutboxProperties properties) {
    return new EventInbox(handlers, json, properties.receivers());
  }

  @Bean
  QueueReport outboxQueues(OutboxRows rows, OutboxDestinations destinations) {
    return () -> destinations.services().stream().sorted().map(rows::state).toList();
  }

  @Bean
  Invariant outboxIsYoung(OutboxProperties properties) {
    return new SqlInvariant(
        "outbox_is_young",
        """
        SELECT CONCAT(type, ' about ', business_key, ' to ', destination,
                      CASE WHEN parked_at IS NULL THEN ' is undelivered since '
                           ELSE ' is parked since ' END, created_at)
          FROM outbox
         WHERE parked_at IS NOT NULL
            OR (due_at IS NOT NULL
                AND created_at < TIMESTAMPADD(SECOND, -%d, UTC_TIMESTAMP(3)))
        """
            .formatted(properties.bound().toSeconds()));
  }

  @Bean
  SchedulingConfigurer outboxPruning(OutboxRows rows, OutboxProperties properties) {
    return tasks -> tasks.addFixedDelayTask(() -> rows.prune(properties.retention()), PRUNING);
  }
}
