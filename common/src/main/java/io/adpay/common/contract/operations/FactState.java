package io.adpay.common.contract.operations;

import org.jspecify.annotations.Nullable;

/**
 * What a service knows of one number.
 *
 * @param fact the fact, if this service has it
 * @param inFlight whether something about this number is still on its way out of this service, and
 *     is younger than it may be
 */
public record FactState(@Nullable Fact fact, boolean inFlight) {}
