package io.adpay.planted.chaos.journal;

import io.adpay.planted.chaos.command.Told;

/** Knows who reads it. */
public record KnowingJournal(Told told) {}
