/** What the owner of a wallet sees of it: the balance, and the entries that explain it. */
@NullMarked
package io.adpay.wallet.statement;

import org.jspecify.annotations.NullMarked;
