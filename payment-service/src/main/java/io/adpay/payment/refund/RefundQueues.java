package io.adpay.payment.refund;

import io.adpay.common.contract.payment.Channel;
import java.util.Locale;

/** The names under which operators know the work on refunds. */
public final class RefundQueues {

  /** Refunds whose hold at the wallet is not known. */
  public static final String HOLDS = "refund-holds";

  /** Refunds that one says have failed and another that they have not, or whose sums differ. */
  static final String CONTRADICTED = "refunds-contradicted";

  /** Surplus that the channel will never send back. */
  static final String STUCK_SURPLUS = "refunds-stuck-surplus";

  private RefundQueues() {}

  /** The refunds on their way through that channel. */
  public static String of(Channel channel) {
    return "refunds-" + channel.name().toLowerCase(Locale.ROOT);
  }
}
