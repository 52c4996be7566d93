package io.adpay.planted.chaos.command;

/** Knows nobody. */
public record Told() {}
