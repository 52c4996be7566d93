/**
 * What a buyer sees in a browser: the cashier, the QR picture and where the browser goes after
 * paying.
 */
@NullMarked
package io.adpay.sandbox.cashier;

import org.jspecify.annotations.NullMarked;
