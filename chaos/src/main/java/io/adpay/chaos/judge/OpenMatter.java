package io.adpay.chaos.judge;

/**
 * Something that is under way and has to come to an end.
 *
 * @param number what it is about
 * @param what in a sentence
 */
public record OpenMatter(String number, String what) {}
