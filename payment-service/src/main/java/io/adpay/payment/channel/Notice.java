package io.adpay.payment.channel;

import io.adpay.common.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a channel's notification turned out to be. A bad one is an outcome, never an exception. */
public sealed interface Notice {

  /**
   * It was signed by the channel and meant for us.
   *
   * @param notificationId the channel's id of it, the same at every retry
   * @param occurredAt when the fact happened; when we learned of it, if the channel does not say
   * @param fact what it says
   */
  record Verified(String notificationId, Instant occurredAt, Fact fact) implements Notice {}

  /** It must change nothing: counted, logged by its reason, and answered by a refusal. */
  record Refused(Reason reason) implements Notice {}

  /** What a notification can tell. */
  sealed interface Fact {}

  /** The buyer has paid. The amount is what the channel says, whatever was asked for. */
  record PaymentSucceeded(
      OutTradeNo outTradeNo, String channelTradeNo, Money amount, Instant paidAt) implements Fact {}

  /**
   * A refund has moved.
   *
   * @param view where to, or null where the notification does not say it reliably: then ask
   */
  record RefundChanged(OutTradeNo outTradeNo, OutRefundNo outRefundNo, @Nullable RefundView view)
      implements Fact {}

  /** A payout has moved; where to is to be asked. */
  record PayoutChanged(OutPayoutNo outPayoutNo) implements Fact {}

  /**
   * Genuine, and of no consequence by itself: a closed trade, another system's number under the
   * same account.
   *
   * @param type the channel's word for it
   * @param outTradeNo the payment it is about, where it names one of ours
   */
  record Other(String type, @Nullable OutTradeNo outTradeNo) implements Fact {
    public Other {
      type = ChannelWords.brief(type, 64);
    }
  }

  /** Why a notification is refused. */
  enum Reason {
    /** Not signed by a key that we accept, or changed on its way. */
    BAD_SIGNATURE,
    /** Signed too long ago, or ahead of our clock. */
    STALE,
    /** Genuine, but for another app. */
    WRONG_APP,
    /** Genuine, but for another seller or merchant. */
    WRONG_SELLER,
    /** Its contents were not encrypted with our key. */
    UNDECIPHERABLE,
    /** Not of the shape that the channel documents. */
    MALFORMED
  }
}
