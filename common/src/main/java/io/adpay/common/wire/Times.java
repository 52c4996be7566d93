package io.adpay.common.wire;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Times at the suite's edges: RFC 3339 on the wire, UTC without a zone in the database. */
public final class Times {

  private static final DateTimeFormatter RFC_3339_MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private Times() {}

  /** RFC 3339 in UTC with milliseconds. */
  public static String text(Instant time) {
    return RFC_3339_MILLIS.format(time);
  }

  /** What a DATETIME(3) column holds for that time. */
  public static LocalDateTime column(Instant time) {
    return LocalDateTime.ofInstant(time.truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC);
  }

  /** The time that a DATETIME(3) column holds. */
  public static Instant of(LocalDateTime column) {
    return column.toInstant(ZoneOffset.UTC);
  }

  /** The time that a DATETIME(3) column holds, if it holds one. */
  public static @Nullable Instant ofNullable(@Nullable LocalDateTime column) {
    return column == null ? null : of(column);
  }
}
