package io.adpay.payment.payment;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long payments last.
 *
 * @param queuedFor how long one may wait for its turn
 * @param payableFor how long the buyer has once the action is ready
 * @param submissionAllowance how much longer than that the channel is told to take money, so that a
 *     second attempt, which must repeat the first to the letter, still gives the buyer all the time
 * @param firstQuestion how long after the action is ready the channel is first asked
 */
@Validated
@ConfigurationProperties("adpay.payments")
public record PaymentProperties(
    @NotNull @DurationMin(seconds = 1) @DefaultValue("30m") Duration queuedFor,
    @NotNull @DurationMin(minutes = 1) @DefaultValue("30m") Duration payableFor,
    @NotNull @DurationMin(minutes = 1) @DefaultValue("5m") Duration submissionAllowance,
    @NotNull @DurationMin(millis = 1) @DefaultValue("10s") Duration firstQuestion) {

  /** How long after the first attempt the channel takes money. */
  public Duration openAtChannel() {
    return payableFor.plus(submissionAllowance);
  }
}
