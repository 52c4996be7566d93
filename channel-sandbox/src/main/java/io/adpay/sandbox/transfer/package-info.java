/**
 * Transfers of a merchant's money to a payee as a channel keeps them, the same for both channels:
 * what may happen to them, and how they end.
 */
@NullMarked
package io.adpay.sandbox.transfer;

import org.jspecify.annotations.NullMarked;
