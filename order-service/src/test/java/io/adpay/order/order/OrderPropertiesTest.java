package io.adpay.order.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class OrderPropertiesTest {

  @Test
  void orderLivesHalfAnHourUnlessConfigured() {
    assertThat(bound(Map.of()).lifetime()).isEqualTo(Duration.ofMinutes(30));
    assertThat(bound(Map.of()).numbersSeen()).isEqualTo(Duration.ofHours(2));
    assertThat(bound(Map.of("adpay.orders.lifetime", "5m")).lifetime())
        .isEqualTo(Duration.ofMinutes(5));
  }

  private static OrderProperties bound(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("adpay.orders", OrderProperties.class);
  }
}
