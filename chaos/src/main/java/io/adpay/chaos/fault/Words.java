package io.adpay.chaos.fault;

import java.time.Duration;
import java.util.Locale;

/** How things are said. */
final class Words {
  private static final double MILLIS_A_SECOND = 1000;

  private Words() {}

  /** As {@code 9 s} or {@code 1.5 s}. */
  static String of(Duration time) {
    return time.toMillis() % (int) MILLIS_A_SECOND == 0
        ? time.toSeconds() + " s"
        : String.format(Locale.ROOT, "%.1f s", time.toMillis() / MILLIS_A_SECOND);
  }
}
