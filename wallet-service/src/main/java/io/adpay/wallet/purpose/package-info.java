/**
 * What money in a wallet is held for: a refund or a withdrawal. A hold is opened when it is asked
 * for, and ends as its purpose does: spent, or given back.
 */
@NullMarked
package io.adpay.wallet.purpose;

import org.jspecify.annotations.NullMarked;
