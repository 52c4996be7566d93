/** The judge before hand-built books. */
@NullMarked
package io.adpay.chaos.judge;

import org.jspecify.annotations.NullMarked;
