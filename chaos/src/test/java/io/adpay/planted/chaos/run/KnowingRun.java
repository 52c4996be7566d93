package io.adpay.planted.chaos.run;

import io.adpay.planted.chaos.command.Told;

/** Knows how it was asked for, and who asks for it knows it by others. */
public record KnowingRun(Told told) {}
