/**
 * Business numbers: 63 bits, unique over all services, nodes and restarts, which tell when they
 * were made and in which shard their row lies.
 */
@NullMarked
package io.adpay.common.ordernumber;

import org.jspecify.annotations.NullMarked;
