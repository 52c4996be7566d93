/** One half of a planted cycle. */
@NullMarked
package io.adpay.gateway.planted.identity;

import org.jspecify.annotations.NullMarked;
