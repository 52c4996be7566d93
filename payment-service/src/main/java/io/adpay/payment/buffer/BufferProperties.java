package io.adpay.payment.buffer;

import io.adpay.payment.work.Quarantine;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How payments wait for the channel.
 *
 * @param consumers how many are submitted to one channel at once, by this node
 * @param backlog how many may wait for one channel; beyond it new ones are refused
 * @param backlogRetry when somebody refused for the backlog should come again
 * @param lease how long a submission may take before somebody else makes it; longer than a token
 *     and a call together
 * @param poll how often is looked for tasks where no signal came
 * @param sweep how often the database is searched for payments that Redis has lost
 * @param patience how long a submission waits for its token before it goes back to the queue
 * @param firstRetry the pause after a first attempt whose outcome is unknown; doubled each time
 * @param slowestRetry the longest such pause
 * @param tries how many tries in a row may break off before an operator is told; one that did for
 *     want of the database or of Redis does not count where that could be written down
 * @param quarantine the least pause before each further try, the longest being twice as long: the
 *     payment may break whoever works on it, and takes no others along
 */
@Validated
@ConfigurationProperties("adpay.buffer")
public record BufferProperties(
    @Min(1) @Max(100) @DefaultValue("80") int consumers,
    @Min(1) @DefaultValue("20000") int backlog,
    @NotNull @DefaultValue("5s") Duration backlogRetry,
    @NotNull @DurationMin(seconds = 1) @DefaultValue("40s") Duration lease,
    @NotNull @DurationMin(millis = 1) @DefaultValue("100ms") Duration poll,
    @NotNull @DurationMin(millis = 1) @DefaultValue("2s") Duration sweep,
    @NotNull @DurationMin(millis = 1) @DefaultValue("10s") Duration patience,
    @NotNull @DurationMin(millis = 1) @DefaultValue("1s") Duration firstRetry,
    @NotNull @DurationMin(millis = 1) @DefaultValue("30s") Duration slowestRetry,
    @Min(1) @Max(100) @DefaultValue("5") int tries,
    @NotNull @DurationMin(seconds = 1) @DefaultValue("5m") Duration quarantine) {

  public BufferProperties {
    Quarantine.mustOutlast(lease, quarantine, "adpay.buffer");
  }

  /** The pause after so many attempts. */
  Duration pauseAfter(int attempts) {
    long doubled = firstRetry.toMillis() << Math.clamp(attempts - 1L, 0, 20);
    return Duration.ofMillis(Math.min(doubled, slowestRetry.toMillis()));
  }
}
