package io.adpay.common.contract.operations;

import org.jspecify.annotations.Nullable;

/**
 * What a service knows of one order's recharge.
 *
 * @param fact the recharge, if this service has it
 * @param inFlight whether a fact about this order is still on its way out of this service, and is
 *     younger than it may be
 */
public record RechargeState(@Nullable RechargeFact fact, boolean inFlight) {}
