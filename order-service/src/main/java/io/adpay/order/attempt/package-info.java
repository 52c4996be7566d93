/**
 * The payments of an order as the order sees them: which may begin, which are open, which ended.
 */
@NullMarked
package io.adpay.order.attempt;

import org.jspecify.annotations.NullMarked;
