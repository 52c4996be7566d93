/** What order-service tells of orders that are to be refunded, and hears of those that were. */
@NullMarked
package io.adpay.order.refunding;

import org.jspecify.annotations.NullMarked;
