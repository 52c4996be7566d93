package io.adpay.payment.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class PayoutPropertiesTest {

  private final PayoutProperties properties =
      new Binder(new MapConfigurationPropertySource(Map.of()))
          .bindOrCreate("adpay.payouts", PayoutProperties.class);

  @Test
  void pausesGrowToFiveMinutesAndNoFurther() {
    assertThat(properties.pauseAfter(0)).isEqualTo(Duration.ofSeconds(3));
    assertThat(properties.pauseAfter(1)).isEqualTo(Duration.ofMillis(4_800));
    assertThat(properties.pauseAfter(100)).isEqualTo(Duration.ofMinutes(5));
    assertThat(properties.pauseAfter(1_000_000)).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void turnEndsBeforeItsLease() {
    Duration callTimeout = Duration.ofSeconds(15);
    Duration slotTimeout = Duration.ofSeconds(2);
    Duration walletTimeout = Duration.ofSeconds(2 * (2 + 20));

    assertThat(properties.lease())
        .isGreaterThan(
            properties
                .patience()
                .plus(slotTimeout)
                .plus(callTimeout)
                .multipliedBy(2)
                .plus(walletTimeout));
  }

  @Test
  void operatorIsCalledAfterThePayeesDayAndBeforeTheChannelForgets() {
    assertThat(properties.alarmAfter()).isBetween(Duration.ofDays(2), properties.restAfter());
    assertThat(properties.restAfter()).isLessThan(Duration.ofDays(30));
  }

  @Test
  void quarantineThatIsShorterThanTheLeaseIsRefused() {
    var tooShort = Map.of("adpay.payouts.quarantine", "10s", "adpay.payouts.lease", "11s");
    var binder = new Binder(new MapConfigurationPropertySource(tooShort));

    assertThatThrownBy(() -> binder.bind("adpay.payouts", PayoutProperties.class))
        .hasStackTraceContaining("quarantine must not be shorter");
  }
}
