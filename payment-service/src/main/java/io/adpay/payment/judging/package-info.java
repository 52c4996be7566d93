/** What the order's row says a payment's money is for, and what follows for a surplus. */
@NullMarked
package io.adpay.payment.judging;

import org.jspecify.annotations.NullMarked;
