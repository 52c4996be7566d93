package io.adpay.payment.calls;

import java.util.Locale;

/** A channel's word for a refusal, as programs may test it. */
public final class FailureCode {

  private static final String NAMELESS = "declined";

  private FailureCode() {}

  /** In snake_case, without the prefix that tells nothing. */
  public static String of(String channelCode) {
    String word =
        channelCode
            .replaceFirst("^ACQ\\.", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "_")
            .replaceAll("^_|_$", "");
    return word.isEmpty() ? NAMELESS : word;
  }
}
