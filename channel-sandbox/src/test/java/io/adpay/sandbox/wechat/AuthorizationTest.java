package io.adpay.sandbox.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class AuthorizationTest {

  private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);

  @Test
  void fieldsAreReadInAnyOrder() {
    assertThat(
            Authorization.parse(
                "WECHATPAY2-SHA256-RSA2048 serial_no=\"S\",mchid=\"M\",timestamp=\"1\","
                    + "signature=\"a+/=\",nonce_str=\"N\""))
        .isEqualTo(new Authorization("M", "N", "1", "S", "a+/="));
  }

  @Test
  void anotherSchemeOrNoneIsNobody() {
    assertThat(Authorization.parse(null)).isEqualTo(Authorization.NONE);
    assertThat(Authorization.parse("Bearer mchid=\"M\"")).isEqualTo(Authorization.NONE);
  }

  @Test
  void fiveMinutesEitherWayAreTimely() {
    assertThat(at(-300).timely(NOW)).isTrue();
    assertThat(at(300).timely(NOW)).isTrue();
    assertThat(at(-301).timely(NOW)).isFalse();
    assertThat(at(301).timely(NOW)).isFalse();
    assertThat(new Authorization("M", "N", "soon", "S", "x").timely(NOW)).isFalse();
    assertThat(new Authorization("M", "N", "", "S", "x").timely(NOW)).isFalse();
  }

  private static Authorization at(long secondsFromNow) {
    String timestamp = Long.toString(NOW.getEpochSecond() + secondsFromNow);
    return new Authorization("M", "N", timestamp, "S", "x");
  }
}
