/**
 * A request that is sent again with the same key has the effect of one, also when the first was cut
 * off half-way.
 */
@NullMarked
package io.adpay.common.idempotency;

import org.jspecify.annotations.NullMarked;
