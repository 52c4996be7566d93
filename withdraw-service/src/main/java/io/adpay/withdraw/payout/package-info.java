/** Has approved withdrawals paid out by payment-service, and hears what became of it. */
@NullMarked
package io.adpay.withdraw.payout;

import org.jspecify.annotations.NullMarked;
