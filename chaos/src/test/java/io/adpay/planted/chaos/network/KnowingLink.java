package io.adpay.planted.chaos.network;

import io.adpay.planted.chaos.fault.PartialFault;

/** Knows for what it is cut. */
public record KnowingLink(PartialFault fault) {}
