package io.adpay.payment.callback;

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
 * How notifications are taken in.
 *
 * @param largestBody the most bytes that a notification may have
 * @param workers how many are processed at once
 * @param lease how long processing one may take before somebody else does it
 * @param poll how often the stored ones are searched where no signal came
 * @param patience how long a question about a notification waits for its token
 * @param retry the pause before a notification is processed again that the channel did not confirm
 * @param doubt for how long after it came a notification is processed again that the channel does
 *     not confirm, or that names nothing of ours; after that it is for an operator
 * @param tries how many tries in a row may break off before an operator is told; one that did for
 *     want of the database or of Redis does not count where that could be written down
 * @param quarantine how long each further try holds the notification at least, and at most twice as
 *     long: it may break whoever works on it, and takes no others along
 */
@Validated
@ConfigurationProperties("adpay.callback")
public record CallbackProperties(
    @Min(1024) @Max(1 << 20) @DefaultValue("65536") int largestBody,
    @Min(1) @Max(100) @DefaultValue("16") int workers,
    @NotNull @DurationMin(seconds = 1) @DefaultValue("40s") Duration lease,
    @NotNull @DurationMin(millis = 1) @DefaultValue("1s") Duration poll,
    @NotNull @DurationMin(millis = 1) @DefaultValue("5s") Duration patience,
    @NotNull @DurationMin(millis = 1) @DefaultValue("10s") Duration retry,
    @NotNull @DurationMin(seconds = 1) @DefaultValue("30m") Duration doubt,
    @Min(1) @Max(100) @DefaultValue("5") int tries,
    @NotNull @DurationMin(seconds = 1) @DefaultValue("5m") Duration quarantine) {

  public CallbackProperties {
    Quarantine.mustOutlast(lease, quarantine, "adpay.callback");
  }
}
