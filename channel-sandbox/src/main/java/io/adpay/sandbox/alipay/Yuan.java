package io.adpay.sandbox.alipay;

import java.math.BigDecimal;
import java.util.OptionalLong;

/** Alipay's way of writing money: yuan with at most two decimals, 0.01 to 100,000,000. */
final class Yuan {

  private static final int FEN_EXPONENT = 2;
  private static final long MOST_FEN = 10_000_000_000L;

  private Yuan() {}

  /** The fen of such a text, if it is one. */
  static OptionalLong parse(String text) {
    if (!text.matches("\\d{1,9}(\\.\\d{1,2})?")) {
      return OptionalLong.empty();
    }
    long fen = new BigDecimal(text).movePointRight(FEN_EXPONENT).longValueExact();
    return fen >= 1 && fen <= MOST_FEN ? OptionalLong.of(fen) : OptionalLong.empty();
  }

  static String format(long fen) {
    return BigDecimal.valueOf(fen, FEN_EXPONENT).toPlainString();
  }
}
