package io.adpay.common.paging;

import io.adpay.common.problem.Problem;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is asked for.
 *
 * @param limit how many items at most
 * @param before only items whose position is smaller
 */
public record PageRequest(int limit, long before) {

  private static final int MOST = 200;
  private static final int USUAL = 50;

  /**
   * Reads the query parameters {@code limit} and {@code cursor}.
   *
   * @throws Problem 400 where they can't be read
   */
  public static PageRequest of(@Nullable String limit, @Nullable String cursor) {
    return new PageRequest(
        limit == null ? USUAL : limitOf(limit),
        cursor == null ? Long.MAX_VALUE : positionOf(cursor));
  }

  /** How many rows to fetch: one more than fits, to know whether a next page exists. */
  public int fetch() {
    return limit + 1;
  }

  /**
   * Reads a time parameter such as {@code from}.
   *
   * @throws Problem 400 where it isn't RFC 3339
   */
  public static @Nullable Instant time(String name, @Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw Problem.invalid(name, "is not a time by RFC 3339");
    }
  }

  static String cursorAfter(long position) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(ByteBuffer.allocate(Long.BYTES).putLong(position).array());
  }

  private static int limitOf(String text) {
    try {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= MOST) {
        return limit;
      }
    } catch (NumberFormatException e) {
      throw Problem.invalid("limit", "is not a whole number");
    }
    throw Problem.invalid("limit", "is from 1 to " + MOST);
  }

  private static long positionOf(String cursor) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(cursor);
      if (bytes.length == Long.BYTES) {
        return ByteBuffer.wrap(bytes).getLong();
      }
    } catch (IllegalArgumentException e) {
      throw Problem.invalid("cursor", "is not a cursor of this list");
    }
    throw Problem.invalid("cursor", "is not a cursor of this list");
  }
}
