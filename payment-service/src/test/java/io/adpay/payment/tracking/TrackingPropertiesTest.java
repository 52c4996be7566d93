package io.adpay.payment.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class TrackingPropertiesTest {

  private final TrackingProperties defaults =
      new Binder(new MapConfigurationPropertySource(Map.of()))
          .bindOrCreate("adpay.tracking", TrackingProperties.class);

  @Test
  void pausesGrowUpToTheLongest() {
    assertThat(defaults.pauseAfter(0)).isEqualTo(Duration.ofSeconds(10));
    assertThat(defaults.pauseAfter(1)).isEqualTo(Duration.ofSeconds(15));
    assertThat(defaults.pauseAfter(2)).isEqualTo(Duration.ofMillis(22_500));
    assertThat(defaults.pauseAfter(50)).isEqualTo(Duration.ofMinutes(5));
    assertThat(defaults.pauseAfter(10_000)).isEqualTo(Duration.ofMinutes(5));
  }
}
