package io.adpay.payment.channel;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Our number of a payout, as every channel takes it: 6 to 32 letters and digits. */
public record OutPayoutNo(String value) {

  private static final Pattern SHAPE = Pattern.compile("[0-9A-Za-z]{6,32}");

  public OutPayoutNo {
    Objects.requireNonNull(value, "value");
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("Not 6 to 32 letters and digits");
    }
  }

  /** The number that foreign text spells, or nothing where it could not be one of ours. */
  public static Optional<OutPayoutNo> parse(@Nullable String text) {
    return text != null && SHAPE.matcher(text).matches()
        ? Optional.of(new OutPayoutNo(text))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
