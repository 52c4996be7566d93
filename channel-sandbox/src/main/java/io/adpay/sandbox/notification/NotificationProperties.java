package io.adpay.sandbox.notification;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How notices are delivered.
 *
 * @param timeScale the channels' pauses between attempts are multiplied by it; 1 is life. At 0.05
 *     Alipay tries again after 12 s, 30 s, 30 s and 3 min, WeChat Pay after 0.75 s, 0.75 s and 1.5
 *     s
 * @param timeout how long a merchant has to acknowledge
 * @param concurrency how many notices may be on their way at once
 */
@Validated
@ConfigurationProperties("sandbox.notifications")
record NotificationProperties(
    @DecimalMin("0.0001") @DecimalMax("1") @DefaultValue("0.05") double timeScale,
    @NotNull @DefaultValue("5s") Duration timeout,
    @Positive @DefaultValue("64") int concurrency) {

  Duration scaled(Duration pause) {
    return Duration.ofMillis(Math.round(pause.toMillis() * timeScale));
  }
}
