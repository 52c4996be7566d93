package io.adpay.common.redis;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where Redis is, and how little patience we have with it.
 *
 * @param timeout how long one command may take
 * @param pause for how long a Redis that failed is left alone
 * @param watchdog the lease of a lock, renewed every third of it while the work runs
 */
@Validated
@ConfigurationProperties("adpay.redis")
public record RedisProperties(
    @NotBlank String host,
    @Min(1) @Max(65535) int port,
    @Nullable String password,
    @NotNull @DefaultValue("500ms") Duration timeout,
    @NotNull @DefaultValue("1s") Duration pause,
    @NotNull @DefaultValue("30s") Duration watchdog) {

  @Override
  public String toString() {
    return "RedisProperties[" + host + ":" + port + "]";
  }
}
