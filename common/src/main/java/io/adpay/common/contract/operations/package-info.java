/**
 * What every service tells about itself to operators: its checks, its queues, its part of the
 * cross-service digests.
 */
@NullMarked
package io.adpay.common.contract.operations;

import org.jspecify.annotations.NullMarked;
