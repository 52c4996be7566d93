package io.adpay.withdraw.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class UpkeepPropertiesTest {

  private final UpkeepProperties defaults =
      new Binder(new MapConfigurationPropertySource(Map.of()))
          .bindOrCreate("adpay.upkeep", UpkeepProperties.class);

  @Test
  void pausesDoubleUpToTheSlowest() {
    assertThat(defaults.pauseAfter(1)).isEqualTo(Duration.ofSeconds(1));
    assertThat(defaults.pauseAfter(2)).isEqualTo(Duration.ofSeconds(2));
    assertThat(defaults.pauseAfter(5)).isEqualTo(Duration.ofSeconds(16));
    assertThat(defaults.pauseAfter(7)).isEqualTo(Duration.ofMinutes(1));
    assertThat(defaults.pauseAfter(Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void leaseOutlastsACall() {
    assertThat(defaults.lease()).isGreaterThan(Duration.ofSeconds(45));
  }
}
