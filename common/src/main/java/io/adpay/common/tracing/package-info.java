/**
 * Which request it was: the caller's request id beside the trace id, in every log line and every
 * answer.
 */
@NullMarked
package io.adpay.common.tracing;

import org.jspecify.annotations.NullMarked;
