/** Where operators freeze wallets and let them go again. */
@NullMarked
package io.adpay.wallet.freeze;

import org.jspecify.annotations.NullMarked;
