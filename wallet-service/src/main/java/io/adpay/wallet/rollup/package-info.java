/** Sums up the platform's own accounts behind a watermark, away from the path that money takes. */
@NullMarked
package io.adpay.wallet.rollup;

import org.jspecify.annotations.NullMarked;
