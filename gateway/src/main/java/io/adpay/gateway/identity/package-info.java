/** Who may go through which door; and locally, where the suite's own tokens come from. */
@NullMarked
package io.adpay.gateway.identity;

import org.jspecify.annotations.NullMarked;
