package io.adpay.payment.checkout;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How long a caller wants to wait, by the header {@code Prefer} of RFC 7240. A preference binds
 * nobody: one that can't be read counts as none, and one that is too long as the longest.
 */
final class PreferredWait {

  static final Duration USUAL = Duration.ofSeconds(2);
  static final Duration LONGEST = Duration.ofSeconds(10);

  private static final Pattern WAIT =
      Pattern.compile(
          "(?:^|[,;])\\s*wait\\s*=\\s*\"?(?<seconds>\\d{1,9})\"?\\s*(?:$|[,;])",
          Pattern.CASE_INSENSITIVE);

  private PreferredWait() {}

  static Duration of(@Nullable String prefer) {
    if (prefer == null) {
      return USUAL;
    }
    Matcher wait = WAIT.matcher(prefer);
    if (!wait.find()) {
      return USUAL;
    }
    Duration wanted = Duration.ofSeconds(Long.parseLong(wait.group("seconds")));
    return wanted.compareTo(LONGEST) > 0 ? LONGEST : wanted;
  }
}
