/** What must always hold of orders, and what other services compare theirs with. */
@NullMarked
package io.adpay.order.check;

import org.jspecify.annotations.NullMarked;
