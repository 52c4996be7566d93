/** What merchants do with payments: start one, and look at it. */
@NullMarked
package io.adpay.payment.checkout;

import org.jspecify.annotations.NullMarked;
