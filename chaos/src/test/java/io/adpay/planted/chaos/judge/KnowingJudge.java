package io.adpay.planted.chaos.judge;

import io.adpay.planted.chaos.fault.PartialFault;

/** Knows what was broken. */
public record KnowingJudge(PartialFault fault) {}
