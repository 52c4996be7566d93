package io.adpay.chaos.report;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How the page writes numbers, sums and times. */
final class Words {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Words() {}

  /** Fen as yuan, to the fen. */
  static String yuan(long fen) {
    return (fen < 0 ? "-" : "")
        + String.format(Locale.ROOT, "¥%,.2f", BigDecimal.valueOf(fen, 2).abs());
  }

  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** A number with its noun, whose plural has an s. */
  static String count(long number, String noun) {
    return count(number) + " " + noun + (number == 1 ? "" : "s");
  }

  /** Calls in a second, or the like. */
  static String rate(double perSecond) {
    return perSecond == Math.rint(perSecond)
        ? count((long) perSecond)
        : String.format(Locale.ROOT, "%,.1f", perSecond);
  }

  /** How long a call took: three digits say enough. */
  static String latency(Duration took) {
    double millis = took.toNanos() / 1e6;
    if (millis < 9.995) {
      return String.format(Locale.ROOT, "%.2f ms", millis);
    }
    if (millis < 999.5) {
      return String.format(Locale.ROOT, "%.0f ms", millis);
    }
    return String.format(Locale.ROOT, "%,.2f s", millis / 1e3);
  }

  /** A length of the run: minutes and seconds, hours if there are any. */
  static String clock(Duration since) {
    long seconds = since.toSeconds();
    return seconds < 3600
        ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
        : String.format(
            Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  }

  /** The same to a tenth of a second. */
  static String exactClock(Duration since) {
    return clock(since) + "." + since.toMillisPart() / 100;
  }

  static String moment(Instant at) {
    return MOMENT.format(at);
  }

  static String memory(long bytes) {
    return String.format(Locale.ROOT, "%.1f GiB", bytes / (double) (1L << 30));
  }

  /** A name out of a program as words: {@code callsTold} and {@code calls-told} are calls told. */
  static String words(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1 $2")
        .replaceAll("[-_.]+", " ")
        .toLowerCase(Locale.ROOT)
        .strip();
  }
}
