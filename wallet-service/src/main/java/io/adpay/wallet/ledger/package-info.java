/**
 * The double-entry ledger: a transfer's legs sum to zero, each business number is posted or
 * rejected once, and what was written never changes.
 */
@NullMarked
package io.adpay.wallet.ledger;

import org.jspecify.annotations.NullMarked;
