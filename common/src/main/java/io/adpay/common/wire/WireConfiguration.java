package io.adpay.common.wire;

import java.time.Clock;
import java.time.Instant;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.module.SimpleModule;

/**
 * JSON as the public contract has it: unknown and doubled fields are refused, nothing is coerced
 * (neither {@code "5"} nor {@code 5.0} is the number 5), and times have exactly three decimals.
 */
@Configuration(proxyBeanMethods = false)
public class WireConfiguration {

  @Bean
  JsonMapperBuilderCustomizer strictJson() {
    return json ->
        json.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(
                DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .addModule(
                new SimpleModule("times").addSerializer(Instant.class, new InstantSerializer()));
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }
}
