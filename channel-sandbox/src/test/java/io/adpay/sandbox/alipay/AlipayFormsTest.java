package io.adpay.sandbox.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlipayFormsTest {

  @ParameterizedTest
  @CsvSource({
    "0.01,1",
    "1,100",
    "1.5,150",
    "88.80,8880",
    "21474836.48,2147483648",
    "100000000.00,10000000000"
  })
  void yuanAreReadExactly(String text, long fen) {
    assertThat(Yuan.parse(text)).hasValue(fen);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "0", "0.00", "-1", "+1", "1.001", "1e2", "1,00", "100000000.01", " 1"})
  void whatIsNoSumIsRefused(String text) {
    assertThat(Yuan.parse(text)).isEmpty();
  }

  @Test
  void yuanAreWrittenWithTwoDecimals() {
    assertThat(Yuan.format(1)).isEqualTo("0.01");
    assertThat(Yuan.format(8880)).isEqualTo("88.80");
    assertThat(Yuan.format(10_000_000_000L)).isEqualTo("100000000.00");
  }

  @Test
  void timesAreBeijings() {
    Instant time = Instant.parse("2026-11-24T16:00:00Z");
    assertThat(BeijingTime.format(time)).isEqualTo("2026-11-25 00:00:00");
    assertThat(BeijingTime.parse("2026-11-25 00:00:00")).contains(time);
    assertThat(BeijingTime.parse("2026-11-25T00:00:00Z")).isEmpty();
  }

  @Test
  void requestsSignTheirSignTypeAndNoticesDoNot() {
    Map<String, String> parameters =
        Map.of("b", "2", "a", "1 &=", "sign_type", "RSA2", "sign", "x", "empty", "");
    assertThat(SignedParameters.ofRequest(parameters)).isEqualTo("a=1 &=&b=2&sign_type=RSA2");
    assertThat(SignedParameters.ofNotice(parameters)).isEqualTo("a=1 &=&b=2");
  }
}
