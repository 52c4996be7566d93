package io.adpay.payment.channel.alipay;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Times as Alipay writes them: Beijing's wall clock, to the second. */
final class BeijingTime {

  private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private BeijingTime() {}

  static String format(Instant time) {
    return FORMAT.format(time.atOffset(BEIJING));
  }

  static Optional<Instant> parse(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    try {
      // Some of Alipay's times carry a fraction of a second, which says nothing.
      String seconds = text.length() > 19 ? text.substring(0, 19) : text;
      return Optional.of(LocalDateTime.parse(seconds, FORMAT).toInstant(BEIJING));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }
}
