package io.adpay.withdraw.check;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long things may take before they count as a breach.
 *
 * @param freezing until the wallet has said whether a withdrawal's money is there
 * @param request until payment-service has the payout of an approved withdrawal
 * @param payout until a payout has ended; a payee has a day to confirm, and a channel that is short
 *     of our money is waited for
 * @param record for how long after its end a withdrawal's fact is sure to be in the outbox; shorter
 *     than delivered facts are kept
 */
@Validated
@ConfigurationProperties("adpay.check")
record CheckProperties(
    @NotNull @DurationMin(seconds = 1) @DefaultValue("5m") Duration freezing,
    @NotNull @DurationMin(seconds = 1) @DefaultValue("5m") Duration request,
    @NotNull @DurationMin(seconds = 1) @DefaultValue("7d") Duration payout,
    @NotNull @DurationMin(seconds = 1) @DefaultValue("1d") Duration record) {}
