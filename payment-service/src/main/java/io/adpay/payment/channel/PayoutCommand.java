package io.adpay.payment.channel;

import io.adpay.common.money.Money;
import java.util.Objects;

/**
 * Asks a channel to pay somebody out of our balance there.
 *
 * @param outPayoutNo our number of the payout; a retry repeats it with the same contents
 * @param amount what the payee gets
 * @param payee who gets it
 */
public record PayoutCommand(OutPayoutNo outPayoutNo, Money amount, Payee payee) {

  public PayoutCommand {
    Objects.requireNonNull(outPayoutNo, "outPayoutNo");
    Objects.requireNonNull(payee, "payee");
    if (!amount.isPositive()) {
      throw new IllegalArgumentException("A payout needs a positive amount");
    }
  }
}
