package io.adpay.common.ordernumber;

import io.adpay.common.problem.Problem;
import java.util.OptionalLong;

/** Reads business numbers that come from outside: 19 digits, nothing else. */
public final class BusinessNumbers {

  private static final int DIGITS = 19;

  private BusinessNumbers() {}

  /** The number that the text writes, or nothing where it can't be one of ours. */
  public static OptionalLong parse(String text) {
    if (text.length() != DIGITS || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return OptionalLong.empty();
    }
    try {
      long number = Long.parseLong(text);
      return number >= NumberLayout.SMALLEST ? OptionalLong.of(number) : OptionalLong.empty();
    } catch (NumberFormatException beyond63Bits) {
      return OptionalLong.empty();
    }
  }

  /** The number in a path. What can't be a number of ours names nothing: {@link Problem} 404. */
  public static long inPath(String text) {
    return parse(text).orElseThrow(Problem::notFound);
  }
}
