package io.adpay.common.idempotency;

import org.jspecify.annotations.Nullable;

/** An answer that is repeated to the letter. */
record KeptAnswer(int status, String type, @Nullable String location, String body) {}
