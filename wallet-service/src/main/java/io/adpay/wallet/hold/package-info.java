/** Money set aside in a wallet for one purpose, to be settled or given back. */
@NullMarked
package io.adpay.wallet.hold;

import org.jspecify.annotations.NullMarked;
