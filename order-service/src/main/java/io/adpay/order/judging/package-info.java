/** Where a payment that succeeded is judged, once and for good, by the order's own row. */
@NullMarked
package io.adpay.order.judging;

import org.jspecify.annotations.NullMarked;
