/** The order side of the suite: one process that owns all orders and judges what pays them. */
@NullMarked
package io.adpay.order;

import org.jspecify.annotations.NullMarked;
