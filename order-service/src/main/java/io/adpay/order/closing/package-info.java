/** Closing an order: the channel is asked first, and a payment that begins meanwhile wins. */
@NullMarked
package io.adpay.order.closing;

import org.jspecify.annotations.NullMarked;
