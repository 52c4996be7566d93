package io.adpay.order.expiry;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How orders expire.
 *
 * @param sweep the pause between two looks
 * @param batch how many orders a node takes at once
 * @param together how many of them it closes at the same time
 * @param retry for how long a taken order is left alone, by this node and all others: the lease of
 *     one whose node dies, and the wait of one whose buyer is just paying
 */
@Validated
@ConfigurationProperties("adpay.expiry")
record ExpiryProperties(
    @NotNull @DefaultValue("5s") Duration sweep,
    @Min(1) @Max(1000) @DefaultValue("50") int batch,
    @Min(1) @Max(64) @DefaultValue("8") int together,
    @NotNull @DefaultValue("1m") Duration retry) {}
