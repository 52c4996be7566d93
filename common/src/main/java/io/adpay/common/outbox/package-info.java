/**
 * Facts for other services, written in the transaction that makes them true and delivered
 * afterwards, at least once.
 */
@NullMarked
package io.adpay.common.outbox;

import org.jspecify.annotations.NullMarked;
