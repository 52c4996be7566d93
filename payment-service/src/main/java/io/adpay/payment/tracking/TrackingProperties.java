package io.adpay.payment.tracking;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the channels are asked about payments whose end nobody has told.
 *
 * @param shortest the pause after the first question
 * @param longest the pause that the growing ones end with
 * @param growth by what each pause is longer than the one before
 * @param workers how many questions are asked at once
 * @param lease how long a question may take before somebody else asks it; longer than a token and
 *     three calls together
 * @param poll how often is looked for questions that are due
 * @param sweep how often the database is searched for questions that Redis has lost
 * @param patience how long a question waits for its token
 * @param grace how long after its end at the channel a closed payment is still asked about
 * @param readGap how long after a question a merchant's look at the payment brings the next one
 * @param returnGap the same for the buyer's return from the channel
 */
@Validated
@ConfigurationProperties("adpay.tracking")
public record TrackingProperties(
    @NotNull @DurationMin(millis = 1) @DefaultValue("10s") Duration shortest,
    @NotNull @DurationMin(millis = 1) @DefaultValue("5m") Duration longest,
    @DecimalMin("1.0") @DefaultValue("1.5") double growth,
    @Min(1) @Max(100) @DefaultValue("16") int workers,
    @NotNull @DurationMin(seconds = 1) @DefaultValue("75s") Duration lease,
    @NotNull @DurationMin(millis = 1) @DefaultValue("200ms") Duration poll,
    @NotNull @DurationMin(millis = 1) @DefaultValue("2s") Duration sweep,
    @NotNull @DurationMin(millis = 1) @DefaultValue("5s") Duration patience,
    @NotNull @DefaultValue("5m") Duration grace,
    @NotNull @DefaultValue("5s") Duration readGap,
    @NotNull @DefaultValue("1s") Duration returnGap) {

  /** The pause after so many answered questions. */
  Duration pauseAfter(int questions) {
    double grown = shortest.toMillis() * Math.pow(growth, questions);
    return grown < longest.toMillis() ? Duration.ofMillis((long) grown) : longest;
  }
}
