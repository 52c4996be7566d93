/** What must always hold about payments, and what other services compare with theirs. */
@NullMarked
package io.adpay.payment.check;

import org.jspecify.annotations.NullMarked;
