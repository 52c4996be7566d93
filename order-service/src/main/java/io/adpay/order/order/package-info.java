/**
 * What an order is, how one comes to be, and how one is changed: by one decision in one
 * transaction.
 */
@NullMarked
package io.adpay.order.order;

import org.jspecify.annotations.NullMarked;
