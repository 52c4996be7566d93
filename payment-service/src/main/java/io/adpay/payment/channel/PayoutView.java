package io.adpay.payment.channel;

import io.adpay.common.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a channel says has become of a payout. */
public sealed interface PayoutView {

  /**
   * The payee has the money.
   *
   * @param channelTransferNo the channel's own number of it
   * @param amount what was paid, where the channel states it
   * @param paidAt when; the moment when we learned of it, if the channel does not say
   */
  record Succeeded(String channelTransferNo, @Nullable Money amount, Instant paidAt)
      implements PayoutView {}

  /**
   * The channel has written it down and not yet set our money aside, perhaps because our balance
   * there is too low: sending the same number again moves it on.
   */
  record Taken() implements PayoutView {}

  /** The channel has it in hand: ask later. */
  record Processing() implements PayoutView {}

  /**
   * The payee has yet to confirm, and the channel ends it when that takes too long.
   *
   * @param confirmation what the payee's app needs to ask for that, where the channel tells it
   */
  record AwaitingPayee(@Nullable String confirmation) implements PayoutView {}

  /**
   * The channel has ended it without paying.
   *
   * @param code the channel's own word for the reason, at most 64 characters
   */
  record Failed(String code) implements PayoutView {
    public Failed {
      code = ChannelWords.brief(code, 64);
    }
  }

  /**
   * The channel knows of no such payout. After an attempt whose outcome is unknown that is no proof
   * that nothing will be paid: send the same number again.
   */
  record NotFound() implements PayoutView {}
}
