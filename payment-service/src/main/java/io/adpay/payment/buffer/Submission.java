package io.adpay.payment.buffer;

import io.adpay.common.queue.Claim;
import org.jspecify.annotations.Nullable;

/**
 * A payment whose turn has come.
 *
 * @param claim what the queue lent; null where the task came straight from the database
 */
record Submission(long paymentNo, @Nullable Claim claim) {}
