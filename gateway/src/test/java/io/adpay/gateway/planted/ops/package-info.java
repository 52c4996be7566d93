/** The other half of a planted cycle, and every other breach. */
@NullMarked
package io.adpay.gateway.planted.ops;

import org.jspecify.annotations.NullMarked;
