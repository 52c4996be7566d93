/**
 * Withdrawals from the wish to the end: asking for one, freezing its money, and looking at them.
 */
@NullMarked
package io.adpay.withdraw.withdrawal;

import org.jspecify.annotations.NullMarked;
