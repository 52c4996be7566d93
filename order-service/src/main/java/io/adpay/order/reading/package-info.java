/** What merchants see of their orders: one, and lists. */
@NullMarked
package io.adpay.order.reading;

import org.jspecify.annotations.NullMarked;
