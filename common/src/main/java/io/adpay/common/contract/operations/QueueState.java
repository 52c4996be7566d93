package io.adpay.common.contract.operations;

/**
 * A queue at a moment.
 *
 * @param length how many wait
 * @param inFlight how many are being worked on
 * @param oldestAgeMs how long the oldest has waited or is overdue, in milliseconds; 0 if none
 */
public record QueueState(String name, long length, long inFlight, long oldestAgeMs) {}
