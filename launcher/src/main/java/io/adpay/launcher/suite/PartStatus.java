package io.adpay.launcher.suite;

import org.jspecify.annotations.Nullable;

/**
 * One part as it is now.
 *
 * @param part which
 * @param pid its process, null when it is stopped
 * @param port where it listens, or would
 * @param state how it is
 */
public record PartStatus(Part part, @Nullable Long pid, int port, State state) {}
