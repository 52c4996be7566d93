package io.adpay.common.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adpay.common.contract.payment.Channel;
import java.time.Instant;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class WireConfigurationTest {

  record Thing(long amount, @Nullable String name, @Nullable Instant at) {}

  record Choice(Channel channel) {}

  private final JsonMapper json = StrictJson.mapper();

  @Test
  void whatIsWellFormedIsRead() {
    assertThat(
            json.readValue(
                "{\"amount\":5,\"name\":\"x\",\"at\":\"2026-11-24T10:00:00.120Z\"}", Thing.class))
        .isEqualTo(new Thing(5, "x", Instant.parse("2026-11-24T10:00:00.120Z")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"amount\":\"5\"}",
        "{\"amount\":5.0}",
        "{\"amount\":5.5}",
        "{\"amount\":5e0}",
        "{\"amount\":null}",
        "{\"amount\":true}",
        "{\"amount\":\"\"}",
        "{\"amount\":9223372036854775808}",
        "{\"amount\":5,\"name\":7}",
        "{\"amount\":5,\"name\":false}",
        "{\"amount\":5,\"other\":1}",
        "{\"amount\":5,\"amount\":5}",
        "{\"amount\":5}{}",
        "{\"amount\":5} x",
        "{'amount':5}",
        "{\"amount\":05}",
        "{\"amount\":NaN}",
        "[5]",
      })
  void nothingIsCoercedOrOverlooked(String text) {
    assertThatThrownBy(() -> json.readValue(text, Thing.class))
        .isInstanceOf(JacksonException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"channel\":0}", "{\"channel\":\"0\"}", "{\"channel\":\"alipay\"}"})
  void aChoiceIsMadeByItsNameAlone(String text) {
    assertThatThrownBy(() -> json.readValue(text, Choice.class))
        .isInstanceOf(JacksonException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-24T10:00:00Z,2026-11-24T10:00:00.000Z",
    "2026-11-24T10:00:00.1Z,2026-11-24T10:00:00.100Z",
    "2026-11-24T10:00:00.123456789Z,2026-11-24T10:00:00.123Z",
  })
  void timesAlwaysHaveThreeDecimals(Instant time, String text) {
    assertThat(json.writeValueAsString(new Thing(1, null, time)))
        .isEqualTo("{\"amount\":1,\"name\":null,\"at\":\"" + text + "\"}");
  }

  @Test
  void fieldsWithoutAValueArePresentAndNull() {
    assertThat(json.writeValueAsString(new Thing(1, null, null)))
        .isEqualTo("{\"amount\":1,\"name\":null,\"at\":null}");
  }

  @Test
  void aColumnHoldsMillisecondsOfUtc() {
    Instant time = Instant.parse("2026-11-24T10:00:00.123456Z");
    LocalDateTime column = Times.column(time);

    assertThat(column).isEqualTo(LocalDateTime.parse("2026-11-24T10:00:00.123"));
    assertThat(Times.of(column)).isEqualTo(Instant.parse("2026-11-24T10:00:00.123Z"));
    assertThat(Times.ofNullable(null)).isNull();
    assertThat(Times.ofNullable(column)).isEqualTo(Times.of(column));
  }
}
