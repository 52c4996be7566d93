package io.adpay.payment.channel.access;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The patience and the width of the connection to one channel.
 *
 * @param connectTimeout for the connection to stand
 * @param readTimeout for each silence of the channel
 * @param callTimeout for the whole call
 * @param keepAlive how long an idle connection is kept; shorter than the channel keeps it, so that
 *     no call is sent into one that is closing
 * @param slotTimeout how long a call waits for its turn before it is given back unsent
 * @param maxConcurrent calls in flight at once
 */
public record ChannelHttpProperties(
    @DefaultValue("3s") @NotNull @DurationMin(millis = 1) Duration connectTimeout,
    @DefaultValue("10s") @NotNull @DurationMin(millis = 1) Duration readTimeout,
    @DefaultValue("15s") @NotNull @DurationMin(millis = 1) Duration callTimeout,
    @DefaultValue("5s") @NotNull @DurationMin(millis = 1) Duration keepAlive,
    @DefaultValue("2s") @NotNull @DurationMin Duration slotTimeout,
    @DefaultValue("100") @Min(1) @Max(1000) int maxConcurrent) {}
