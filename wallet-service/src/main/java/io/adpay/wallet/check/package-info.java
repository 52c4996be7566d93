/** Proves that the ledger holds together: sums, balances, sequences, chains, holds and roll-ups. */
@NullMarked
package io.adpay.wallet.check;

import org.jspecify.annotations.NullMarked;
