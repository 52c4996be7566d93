package io.adpay.payment.channel.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ChannelHttpPropertiesTest {

  @Test
  void silenceEndsInSecondsAndNeverMoreThanAHundredCallsAreInFlight() {
    ChannelHttpProperties defaults =
        new Binder(new MapConfigurationPropertySource(Map.of()))
            .bindOrCreate("http", ChannelHttpProperties.class);

    assertThat(defaults)
        .isEqualTo(
            new ChannelHttpProperties(
                Duration.ofSeconds(3),
                Duration.ofSeconds(10),
                Duration.ofSeconds(15),
                Duration.ofSeconds(5),
                Duration.ofSeconds(2),
                100));
  }
}
