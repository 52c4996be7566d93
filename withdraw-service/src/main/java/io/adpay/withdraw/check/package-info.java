/** What must always hold about withdrawals, and what other services compare with theirs. */
@NullMarked
package io.adpay.withdraw.check;

import org.jspecify.annotations.NullMarked;
