package io.adpay.common.contract.operations;

/**
 * A queue at a moment.
 *
 * @param length how many wait for somebody to take them
 * @param inFlight how many somebody has taken, or will take again after a try that failed
 * @param oldestAgeMs how long the oldest has waited or is overdue, in milliseconds; 0 if none
 */
public record QueueState(String name, long length, long inFlight, long oldestAgeMs) {}
