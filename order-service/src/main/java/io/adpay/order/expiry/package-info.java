/** Closes orders whose time is over, a few at a time, on any number of nodes. */
@NullMarked
package io.adpay.order.expiry;

import org.jspecify.annotations.NullMarked;
