package io.adpay.sandbox.alipay;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Alipay's way of writing times: {@code yyyy-MM-dd HH:mm:ss} as clocks in Beijing show it. */
final class BeijingTime {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private BeijingTime() {}

  static String format(Instant time) {
    return FORM.withZone(ZONE).format(time);
  }

  static Optional<Instant> parse(String text) {
    try {
      return Optional.of(LocalDateTime.parse(text, FORM).atZone(ZONE).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
