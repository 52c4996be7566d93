/** Orders kept in Redis for reading: filled by readers, deleted by writers, twice. */
@NullMarked
package io.adpay.order.cache;

import org.jspecify.annotations.NullMarked;
