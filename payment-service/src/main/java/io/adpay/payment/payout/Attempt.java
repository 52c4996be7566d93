package io.adpay.payment.payout;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An attempt that is about to be sent.
 *
 * @param doubtBefore when the latest of the earlier attempts began that the channel may have
 *     accepted; null where each of them was refused, or there is none
 */
record Attempt(@Nullable Instant doubtBefore) {}
