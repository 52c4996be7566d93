/**
 * Pays withdrawals out through a channel: each is written down first, sent and asked about under
 * one number until the channel says yes or no, and its end is told to withdraw-service. Nothing
 * fails here because nobody knows how it went.
 */
@NullMarked
package io.adpay.payment.payout;

import org.jspecify.annotations.NullMarked;
