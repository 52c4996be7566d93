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
 * @param firstQuestion how long after the action is ready the channel is first asked
 */
@Validated
@ConfigurationProperties("adpay.payments")
public record PaymentProperties(
    @NotNull @DurationMin(seconds = 1) @DefaultValue("30m") Duration queuedFor,
    @NotNull @DurationMin(minutes = 1) @DefaultValue("30m") Duration payableFor,
    @NotNull @DurationMin(millis = 1) @DefaultValue("10s") Duration firstQuestion) {

  /**
   * How long after the first attempt the channel takes money. Every further attempt must repeat the
   * first to the letter, and even the last that can be made gives the buyer all the time.
   */
  public Duration openAtChannel() {
    return queuedFor.plus(payableFor);
  }
}
