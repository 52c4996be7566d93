package io.adpay.wallet.ledger;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How changes of wallets get past one another.
 *
 * @param lockPatience how long to wait for a wallet's lock before working without it
 * @param tries how often a transaction that met another is tried
 * @param firstBackoff the bound of the random wait after the first try; it doubles with each
 * @param longestBackoff the bound that it doesn't pass
 * @param batch how many changes that come together go into one transaction at most
 * @param backlog how many changes of one wallet may wait
 */
@Validated
@ConfigurationProperties("adpay.ledger")
public record LedgerProperties(
    @NotNull @DefaultValue("2s") Duration lockPatience,
    @Min(1) @Max(100) @DefaultValue("20") int tries,
    @NotNull @DefaultValue("5ms") Duration firstBackoff,
    @NotNull @DefaultValue("200ms") Duration longestBackoff,
    @Min(1) @Max(500) @DefaultValue("100") int batch,
    @Min(1) @Max(100_000) @DefaultValue("1000") int backlog) {}
