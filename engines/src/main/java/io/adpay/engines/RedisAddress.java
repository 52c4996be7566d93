package io.adpay.engines;

/**
 * Where a Redis listens.
 *
 * @param host its host
 * @param port its port
 */
public record RedisAddress(String host, int port) {}
