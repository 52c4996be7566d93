package io.adpay.payment.channel;

import org.jspecify.annotations.Nullable;

/** Foreign text, made fit to be stored and logged. */
final class ChannelWords {

  private ChannelWords() {}

  /** The text on one line and no longer than that; empty for none. */
  static String brief(@Nullable String text, int longest) {
    if (text == null) {
      return "";
    }
    String line = text.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}]+", " ").strip();
    if (line.length() <= longest) {
      return line;
    }
    int end = Character.isHighSurrogate(line.charAt(longest - 1)) ? longest - 1 : longest;
    return line.substring(0, end);
  }
}
