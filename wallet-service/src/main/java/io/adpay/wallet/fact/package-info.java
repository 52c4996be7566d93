/**
 * Facts that several services know of: posts what those of others ask for, so that each is answered
 * alike, and tells what was posted, for comparison with what the others tell.
 */
@NullMarked
package io.adpay.wallet.fact;

import org.jspecify.annotations.NullMarked;
