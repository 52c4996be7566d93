/** How fast one client may be, so that it can't take the suite away from the others. */
@NullMarked
package io.adpay.gateway.ratelimit;

import org.jspecify.annotations.NullMarked;
