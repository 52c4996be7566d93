package io.adpay.planted.other;

/** Breaks the rule on names. */
final class ThingManager {}
