package io.adpay.payment.tracking;

import io.adpay.common.queue.Claim;
import org.jspecify.annotations.Nullable;

/**
 * A payment to ask the channel about.
 *
 * @param claim what the timer lent; null where the question came straight from the database
 */
record Question(long paymentNo, @Nullable Claim claim) {}
