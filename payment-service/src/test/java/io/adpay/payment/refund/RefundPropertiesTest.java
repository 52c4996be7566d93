package io.adpay.payment.refund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adpay.common.contract.payment.Channel;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RefundPropertiesTest {

  private final RefundProperties defaults =
      new Binder(new MapConfigurationPropertySource(Map.of()))
          .bindOrCreate("adpay.refunds", RefundProperties.class);

  @Test
  void pausesGrowFromTheChannelsTenSecondsToTenMinutes() {
    assertThat(defaults.pauseAfter(0)).isEqualTo(Duration.ofSeconds(10));
    assertThat(defaults.pauseAfter(1)).isEqualTo(Duration.ofSeconds(20));
    assertThat(defaults.pauseAfter(6)).isEqualTo(Duration.ofMinutes(10));
    assertThat(defaults.pauseAfter(Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void channelsWantTheirGaps() {
    assertThat(defaults.gap(Channel.ALIPAY, false)).isEqualTo(Duration.ofSeconds(3));
    assertThat(defaults.gap(Channel.ALIPAY, true)).isEqualTo(Duration.ofSeconds(3));
    assertThat(defaults.gap(Channel.WECHAT, true)).isEqualTo(Duration.ofMinutes(1));
    assertThat(defaults.gap(Channel.WECHAT, false)).isEqualTo(Duration.ZERO);
  }

  @Test
  void quarantineThatIsShorterThanTheLeaseIsRefused() {
    var tooShort = Map.of("adpay.refunds.quarantine", "10s", "adpay.refunds.lease", "11s");
    var binder = new Binder(new MapConfigurationPropertySource(tooShort));

    assertThatThrownBy(() -> binder.bind("adpay.refunds", RefundProperties.class))
        .hasStackTraceContaining("quarantine must not be shorter");
  }
}
