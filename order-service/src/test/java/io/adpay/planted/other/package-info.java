/** Planted violations of the architecture's rules, outside of what the service scans. */
@NullMarked
package io.adpay.planted.other;

import org.jspecify.annotations.NullMarked;
