package io.adpay.launcher.demo;

import java.util.Locale;

/** Fen as a person reads them. */
final class Yuan {
  private static final long FEN_PER_YUAN = 100;

  private Yuan() {}

  /** {@code 123456} fen are {@code ¥1,234.56}. */
  static String of(long fen) {
    long absolute = Math.absExact(fen);
    return String.format(
        Locale.ROOT,
        "%s¥%,d.%02d",
        fen < 0 ? "-" : "",
        absolute / FEN_PER_YUAN,
        absolute % FEN_PER_YUAN);
  }
}
