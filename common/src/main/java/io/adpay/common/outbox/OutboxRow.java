package io.adpay.common.outbox;

/** A row that this relay holds under a lease. */
record OutboxRow(long id, String type, String key, String payload, String traceId, int attempts) {}
