/** What withdrawals cost, what the channels can pay out, and who has to approve. */
@NullMarked
package io.adpay.withdraw.rules;

import org.jspecify.annotations.NullMarked;
