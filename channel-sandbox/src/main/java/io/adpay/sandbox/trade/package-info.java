/**
 * Trades and refunds as a channel keeps them, the same for both channels: what may happen to them,
 * and the books of the merchants' money.
 */
@NullMarked
package io.adpay.sandbox.trade;

import org.jspecify.annotations.NullMarked;
