package io.adpay.common.problem;

import java.time.Duration;

/** The value of a {@code Retry-After} header. */
final class RetryAfter {

  private RetryAfter() {}

  /** Whole seconds, rounded up, at least one. */
  static String seconds(Duration wait) {
    return Long.toString(Math.max(1, wait.plusMillis(999).toSeconds()));
  }
}
