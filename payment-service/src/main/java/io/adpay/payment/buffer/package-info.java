/**
 * Between a merchant's request and the channel: payments wait here for their turn, and are
 * submitted.
 */
@NullMarked
package io.adpay.payment.buffer;

import org.jspecify.annotations.NullMarked;
