package io.adpay.payment.payout;

import java.time.Instant;

/**
 * A payout in one worker's hands.
 *
 * @param leaseUntil until when, which also tells this turn from every other
 */
record Turn(long withdrawalNo, Instant leaseUntil) {}
