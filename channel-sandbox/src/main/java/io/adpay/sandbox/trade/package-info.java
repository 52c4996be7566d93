/**
 * Trades and refunds as a channel keeps them, the same for both channels: what may happen to them.
 */
@NullMarked
package io.adpay.sandbox.trade;

import org.jspecify.annotations.NullMarked;
