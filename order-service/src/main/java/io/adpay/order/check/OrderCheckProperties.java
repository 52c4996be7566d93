package io.adpay.order.check;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long an order may stay between two states before that is a breach.
 *
 * @param creditBound from paid to credited
 * @param expiryBound from expired to closed; a buyer who is just paying, or a channel that does not
 *     answer, puts a close off
 */
@Validated
@ConfigurationProperties("adpay.check")
record OrderCheckProperties(
    @NotNull @DefaultValue("5m") Duration creditBound,
    @NotNull @DefaultValue("2h") Duration expiryBound) {}
