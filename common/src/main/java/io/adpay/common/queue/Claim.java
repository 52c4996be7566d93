package io.adpay.common.queue;

/**
 * A task in a worker's hand, until the lease runs out.
 *
 * @param task what to do
 * @param token by which the queue knows this claim from a later one of the same task
 */
public record Claim(String task, String token) {}
