package io.adpay.withdraw.rules;

import io.adpay.common.contract.payment.Channel;
import io.adpay.common.money.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** How much each channel pays out at once. */
@Validated
@ConfigurationProperties("adpay.payout-limits")
public record PayoutLimits(@NotNull @Valid Range alipay, @NotNull @Valid Range wechat) {

  /**
   * From and to, both included.
   *
   * @param smallest in fen; at least 1, so that what is paid out is never nothing
   * @param largest in fen
   */
  public record Range(@Min(1) long smallest, long largest) {

    public Range {
      if (smallest > largest) {
        throw new IllegalArgumentException("no amount is from " + smallest + " to " + largest);
      }
    }

    boolean holds(Money amount) {
      return smallest <= amount.fen() && amount.fen() <= largest;
    }
  }

  /** Whether the channel can pay that much out at once. */
  public boolean allow(Channel channel, Money payout) {
    Range range =
        switch (channel) {
          case ALIPAY -> alipay;
          case WECHAT -> wechat;
        };
    return range.holds(payout);
  }
}
