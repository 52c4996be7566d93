/**
 * Work in order or at its time: queues in Redis whose claims are atomic and come back when their
 * worker dies.
 */
@NullMarked
package io.adpay.common.queue;

import org.jspecify.annotations.NullMarked;
