/** What this service asks order-service, which alone knows the orders. */
@NullMarked
package io.adpay.payment.orders;

import org.jspecify.annotations.NullMarked;
