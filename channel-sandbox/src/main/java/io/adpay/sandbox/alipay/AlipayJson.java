package io.adpay.sandbox.alipay;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Alipay's JSON: snake case, and what has no value is left out. */
final class AlipayJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  private AlipayJson() {}

  static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /** Throws {@link AlipayFailure} where the text is not such an object. */
  static <T> T read(String text, Class<T> type) {
    try {
      T value = MAPPER.readValue(text, type);
      if (value == null) {
        throw AlipayFailure.invalidParameter("biz_content");
      }
      return value;
    } catch (JacksonException e) {
      throw AlipayFailure.invalidParameter("biz_content");
    }
  }
}
