/** A lock in Redis that thins contention; the database decides. */
@NullMarked
package io.adpay.common.lock;

import org.jspecify.annotations.NullMarked;
