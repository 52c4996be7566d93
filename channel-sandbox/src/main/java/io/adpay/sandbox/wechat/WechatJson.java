package io.adpay.sandbox.wechat;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** WeChat Pay's JSON: snake case, and what has no value is left out. */
final class WechatJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .build();

  private WechatJson() {}

  static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /** Throws {@link WechatFailure} where the text is not such an object. */
  static <T> T read(String text, Class<T> type) {
    try {
      T value = MAPPER.readValue(text, type);
      if (value == null) {
        throw WechatFailure.parameter("请求体为空");
      }
      return value;
    } catch (JacksonException e) {
      throw WechatFailure.parameter("请求体不是合法的JSON");
    }
  }
}
