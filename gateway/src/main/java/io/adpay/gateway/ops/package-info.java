/** What operators see over all services at once: the ledger's check and the queues. */
@NullMarked
package io.adpay.gateway.ops;

import org.jspecify.annotations.NullMarked;
