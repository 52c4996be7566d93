/**
 * Money that came in and pays nothing: it stands in suspense, in nobody's wallet, until it is back
 * at the buyer.
 */
@NullMarked
package io.adpay.wallet.surplus;

import org.jspecify.annotations.NullMarked;
