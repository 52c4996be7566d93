package io.adpay.common.idempotency;

import org.jspecify.annotations.Nullable;

/** What the database remembers of a request with a key. */
@SuppressWarnings("ArrayRecordComponent") // read once and compared by Arrays.equals
record IdempotencyRecord(
    byte[] requestHash,
    String claimToken,
    @Nullable Long resourceNo,
    @Nullable KeptAnswer answer) {}
