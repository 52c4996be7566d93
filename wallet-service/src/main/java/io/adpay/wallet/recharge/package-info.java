/** A paid order becomes money in the merchant's wallet, once. */
@NullMarked
package io.adpay.wallet.recharge;

import org.jspecify.annotations.NullMarked;
