package io.adpay.sandbox.transfer;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The time that transfers take.
 *
 * @param confirmationTime how long a payee of WeChat Pay's has to confirm; 24 hours in life
 */
@Validated
@ConfigurationProperties("sandbox.transfer")
record TransferProperties(@NotNull @DefaultValue("24h") Duration confirmationTime) {}
