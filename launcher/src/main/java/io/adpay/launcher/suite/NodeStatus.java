package io.adpay.launcher.suite;

import org.jspecify.annotations.Nullable;

/**
 * One node as it is now.
 *
 * @param node which
 * @param pid its process, null when it is stopped
 * @param port where it listens, or would
 * @param state how it is
 */
public record NodeStatus(Node node, @Nullable Long pid, int port, State state) {}
