package io.adpay.payment.refund;

import io.adpay.common.contract.payment.Channel;
import io.adpay.payment.work.Quarantine;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How refunds are worked on.
 *
 * @param workers how many are in hand at once for each channel, and how many wait for the wallet
 * @param lease how long a try may take before somebody else makes it; longer than a token and a
 *     call together
 * @param poll how often the refunds that are due are searched where no signal came
 * @param patience how long a call to a channel waits for its token
 * @param holdAgain when the wallet is asked again about a refund whose request broke off; longer
 *     than a request takes
 * @param shortest the pause before a channel is asked what it did; Alipay wants 10 seconds. Doubled
 *     each time
 * @param longest the longest such pause
 * @param alipayGap the time between two refunds of one payment at Alipay
 * @param wechatGap the time between two refunds of parts of one payment at WeChat Pay
 * @param tries how many tries in a row may break off before an operator is told; one that did for
 *     want of the database or of Redis does not count where that could be written down
 * @param quarantine how long each further try holds the refund at least, and at most twice as long:
 *     it may break whoever works on it, and takes no others along
 * @param attempts after how many tries without a result an operator is told; they go on
 * @param settling how long after a sending the channel's word that nothing was done counts as the
 *     last; one that is still on its way inside the channel could be done after it
 * @param overdue how long a channel may have a refund in hand before an operator is told
 * @param surplusReason what the buyer of a surplus payment reads
 */
@Validated
@ConfigurationProperties("adpay.refunds")
public record RefundProperties(
    @Min(1) @Max(100) @DefaultValue("8") int workers,
    @NotNull @DurationMin(seconds = 1) @DefaultValue("40s") Duration lease,
    @NotNull @DurationMin(millis = 1) @DefaultValue("500ms") Duration poll,
    @NotNull @DurationMin(millis = 1) @DefaultValue("10s") Duration patience,
    @NotNull @DurationMin(millis = 1) @DefaultValue("30s") Duration holdAgain,
    @NotNull @DurationMin(millis = 1) @DefaultValue("10s") Duration shortest,
    @NotNull @DurationMin(millis = 1) @DefaultValue("10m") Duration longest,
    @NotNull @DefaultValue("3s") Duration alipayGap,
    @NotNull @DefaultValue("60s") Duration wechatGap,
    @Min(1) @Max(100) @DefaultValue("5") int tries,
    @NotNull @DurationMin(seconds = 1) @DefaultValue("5m") Duration quarantine,
    @Min(1) @Max(1000) @DefaultValue("12") int attempts,
    @NotNull @DurationMin(millis = 1) @DefaultValue("10m") Duration settling,
    @NotNull @DurationMin(seconds = 1) @DefaultValue("72h") Duration overdue,
    @NotNull @Size(min = 1, max = 80) @DefaultValue("The order did not need this payment")
        String surplusReason) {

  public RefundProperties {
    Quarantine.mustOutlast(lease, quarantine, "adpay.refunds");
  }

  private static final int MOST_DOUBLINGS = 20;

  /** The pause after so many tries. */
  Duration pauseAfter(int triesMade) {
    long doubled = shortest.toMillis() << Math.min(triesMade, MOST_DOUBLINGS);
    return doubled < longest.toMillis() ? Duration.ofMillis(doubled) : longest;
  }

  /** How long after one refund of a payment the next may be sent. */
  Duration gap(Channel channel, boolean ofAPart) {
    return switch (channel) {
      case ALIPAY -> alipayGap;
      case WECHAT -> ofAPart ? wechatGap : Duration.ZERO;
    };
  }
}
