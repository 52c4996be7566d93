package io.adpay.payment.callback;

import io.adpay.common.contract.payment.Channel;
import io.adpay.payment.channel.OutPayoutNo;
import io.adpay.payment.channel.OutRefundNo;
import io.adpay.payment.channel.OutTradeNo;
import io.adpay.payment.payment.Receipt;
import org.jspecify.annotations.Nullable;

/**
 * A notification that was verified and stored, as it is processed.
 *
 * @param outTradeNo the payment that it names, if any
 * @param outRefundNo the refund that it names, if any
 * @param outPayoutNo the payout that it names, if any
 * @param receipt the money that it tells of, if any
 */
record StoredNotice(
    long id,
    Channel channel,
    NoticeKind kind,
    @Nullable OutTradeNo outTradeNo,
    @Nullable OutRefundNo outRefundNo,
    @Nullable OutPayoutNo outPayoutNo,
    @Nullable Receipt receipt) {

  /** What it names, for a log. */
  String named() {
    if (outPayoutNo != null) {
      return "payout " + outPayoutNo.value();
    }
    if (outRefundNo != null) {
      return "refund " + outRefundNo.value();
    }
    return outTradeNo == null ? "nothing" : "payment " + outTradeNo.value();
  }
}
