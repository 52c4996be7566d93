/**
 * Refusals on the wire: RFC 9457 problem details with a code that programs may test, and nothing of
 * the inside.
 */
@NullMarked
package io.adpay.common.problem;

import org.jspecify.annotations.NullMarked;
