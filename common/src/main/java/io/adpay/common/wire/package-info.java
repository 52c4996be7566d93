/** How values look in JSON: strict on the way in, and always the same on the way out. */
@NullMarked
package io.adpay.common.wire;

import org.jspecify.annotations.NullMarked;
