/** The service on a real database and a real Redis, with the channels and order-service played. */
@NullMarked
package io.adpay.payment.suite;

import org.jspecify.annotations.NullMarked;
