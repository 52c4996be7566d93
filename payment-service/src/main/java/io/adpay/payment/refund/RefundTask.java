package io.adpay.payment.refund;

import java.time.Instant;

/**
 * A refund whose turn has come, claimed by one worker.
 *
 * @param claimedUntil when somebody else takes it, where this worker is not heard of again
 */
record RefundTask(long refundNo, Instant claimedUntil) {}
