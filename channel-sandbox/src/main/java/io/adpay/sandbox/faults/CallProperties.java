package io.adpay.sandbox.faults;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How calls are taken.
 *
 * @param hangTime how long a call that hangs is held before its connection is cut
 */
@Validated
@ConfigurationProperties("sandbox.calls")
record CallProperties(@NotNull @DefaultValue("60s") Duration hangTime) {}
