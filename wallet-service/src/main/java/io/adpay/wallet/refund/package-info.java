/** What becomes of the money held for a refund that a merchant asked for. */
@NullMarked
package io.adpay.wallet.refund;

import org.jspecify.annotations.NullMarked;
