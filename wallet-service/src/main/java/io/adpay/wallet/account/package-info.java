/**
 * Who owns money here: the wallets of merchants and traffic owners, whose rows carry a balance, and
 * the platform's own accounts, which only ever gain entries.
 */
@NullMarked
package io.adpay.wallet.account;

import org.jspecify.annotations.NullMarked;
