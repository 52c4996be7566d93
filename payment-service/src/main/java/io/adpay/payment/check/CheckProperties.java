package io.adpay.payment.check;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long things may take before they count as a breach.
 *
 * @param judgement until the order has judged a payment that succeeded
 * @param ending until a payment whose time is over has ended
 * @param payout until a payout has ended or an operator was called; later than that call is due
 * @param turn until a payout that is due is worked on
 * @param notice until a stored notification is processed
 * @param doubt the same where nothing explains the notification and it is processed again and again
 * @param hold until the wallet has said whether it holds a refund
 * @param refund until a refund has ended, or an operator knows of it
 */
@Validated
@ConfigurationProperties("adpay.check")
public record CheckProperties(
    @NotNull @DurationMin(seconds = 1) @DefaultValue("5m") Duration judgement,
    @NotNull @DurationMin(seconds = 1) @DefaultValue("15m") Duration ending,
    @NotNull @DurationMin(seconds = 1) @DefaultValue("73h") Duration payout,
    @NotNull @DurationMin(seconds = 1) @DefaultValue("15m") Duration turn,
    @NotNull @DurationMin(seconds = 1) @DefaultValue("5m") Duration notice,
    @NotNull @DurationMin(seconds = 1) @DefaultValue("1h") Duration doubt,
    @NotNull @DurationMin(seconds = 1) @DefaultValue("15m") Duration hold,
    @NotNull @DurationMin(seconds = 1) @DefaultValue("73h") Duration refund) {}
