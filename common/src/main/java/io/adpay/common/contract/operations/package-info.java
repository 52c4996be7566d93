/**
 * What every service tells about itself to operators: its checks, its queues, its part of the
 * cross-service digests; and what operators tell with their decisions.
 */
@NullMarked
package io.adpay.common.contract.operations;

import org.jspecify.annotations.NullMarked;
