/** A channel that knows too much, and the other half of the cycle. */
@NullMarked
package io.adpay.planted.beta;

import org.jspecify.annotations.NullMarked;
