package io.adpay.common.servicecall;

import io.adpay.common.identity.IdentityProperties;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

/** Gives a service its {@link ServiceCalls}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ServicesProperties.class)
public class ServiceCallConfiguration {

  @Bean
  ServiceNodes serviceNodes(ServicesProperties services) {
    return new ServiceNodes(services, System::nanoTime);
  }

  @Bean
  ServiceCalls serviceCalls(
      RestClient.Builder builder,
      ServiceNodes nodes,
      ServicesProperties services,
      IdentityProperties identity,
      Clock clock,
      JsonMapper json) {
    return new ServiceCalls(builder, nodes, services, identity, clock, json);
  }
}
