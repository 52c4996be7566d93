package io.adpay.payment.payout;

import io.adpay.payment.work.Quarantine;
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
 * How payouts are pushed to their end.
 *
 * @param workers how many are in hand at once for one channel, by this node
 * @param lease how long a turn may take before somebody else takes over; longer than two tokens,
 *     two calls of the channel and one of the wallet, for which a token may be fetched, together
 * @param poll how often is looked for payouts that are due
 * @param patience how long a call waits for its token
 * @param shortest the pause after the first turn that ended nothing
 * @param longest the pause that the growing ones end with
 * @param growth by what each pause is longer than the one before
 * @param settling how long after an attempt without an answer the channel can't accept it any more:
 *     only then does it prove anything that it does not know the number
 * @param alarmAfter how old an open payout gets before an operator is called; the channel ends one
 *     that its payee does not confirm within a day
 * @param restAfter how old an open payout gets before it is left to the operator alone; the
 *     channels answer questions for thirty days, and what they do not know afterwards may have been
 *     paid
 * @param tries how many tries in a row may break off before an operator is told; one that did for
 *     want of the database or of Redis does not count where that could be written down
 * @param quarantine the least pause before each further try, the longest being twice as long: the
 *     payout may break whoever works on it, and takes no others along
 */
@Validated
@ConfigurationProperties("adpay.payouts")
record PayoutProperties(
    @Min(1) @Max(100) @DefaultValue("8") int workers,
    @NotNull @DurationMin(seconds = 1) @DefaultValue("150s") Duration lease,
    @NotNull @DurationMin(millis = 1) @DefaultValue("500ms") Duration poll,
    @NotNull @DurationMin(millis = 1) @DefaultValue("10s") Duration patience,
    @NotNull @DurationMin(millis = 1) @DefaultValue("3s") Duration shortest,
    @NotNull @DurationMin(millis = 1) @DefaultValue("5m") Duration longest,
    @DecimalMin("1.0") @DefaultValue("1.6") double growth,
    @NotNull @DurationMin(millis = 1) @DefaultValue("10m") Duration settling,
    @NotNull @DurationMin(seconds = 1) @DefaultValue("3d") Duration alarmAfter,
    @NotNull @DurationMin(seconds = 1) @DefaultValue("25d") Duration restAfter,
    @Min(1) @Max(100) @DefaultValue("5") int tries,
    @NotNull @DurationMin(seconds = 1) @DefaultValue("5m") Duration quarantine) {

  PayoutProperties {
    Quarantine.mustOutlast(lease, quarantine, "adpay.payouts");
  }

  /** The pause after so many turns. */
  Duration pauseAfter(int turns) {
    double grown = shortest.toMillis() * Math.pow(growth, turns);
    return grown < longest.toMillis() ? Duration.ofMillis((long) grown) : longest;
  }
}
