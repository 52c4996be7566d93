package io.adpay.gateway.ops;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How patiently a difference between services is asked about before it is called a breach. They are
 * asked one after the other, and a fact may be applied between two answers.
 *
 * @param times how often at most
 * @param interval how long between two times
 */
@Validated
@ConfigurationProperties("adpay.gateway.reask")
record ReaskProperties(
    @Min(1) @Max(20) @DefaultValue("4") int times,
    @NotNull @DefaultValue("250ms") Duration interval) {}
