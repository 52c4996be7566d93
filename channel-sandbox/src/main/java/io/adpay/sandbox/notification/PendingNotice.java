package io.adpay.sandbox.notification;

import java.time.Instant;

/**
 * A notice that is due.
 *
 * @param attempts how often it was tried before
 */
public record PendingNotice(long id, Notice notice, int attempts, Instant createdAt) {}
