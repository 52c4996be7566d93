/**
 * The connection to Redis, which is speed and never truth: when it is away, work goes on without
 * it.
 */
@NullMarked
package io.adpay.common.redis;

import org.jspecify.annotations.NullMarked;
