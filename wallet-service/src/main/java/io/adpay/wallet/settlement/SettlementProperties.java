package io.adpay.wallet.settlement;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How ad charges are settled.
 *
 * @param commissionBps what the platform keeps of a charge that doesn't say so itself, in basis
 *     points; there is no default, because a wrong one would be paid out
 * @param batchesAtOnce how many batches are settled at the same time
 * @param patience how long a batch waits for others before it is turned away
 */
@Validated
@ConfigurationProperties("adpay.settlement")
record SettlementProperties(
    @NotNull @Min(0) @Max(Commission.WHOLE) Integer commissionBps,
    @Min(1) @Max(100) @DefaultValue("4") int batchesAtOnce,
    @NotNull @DefaultValue("5s") Duration patience) {}
