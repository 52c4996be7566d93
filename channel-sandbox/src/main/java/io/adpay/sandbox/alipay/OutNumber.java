package io.adpay.sandbox.alipay;

import org.jspecify.annotations.Nullable;

/** A merchant's own number: up to 64 letters, digits and underscores. */
final class OutNumber {

  private OutNumber() {}

  /** The number, or {@link AlipayFailure} naming the parameter. */
  static String require(String parameter, @Nullable String number) {
    return require(number, AlipayFailure.invalidParameter(parameter));
  }

  /** The number, or that failure. */
  static String require(@Nullable String number, AlipayFailure otherwise) {
    if (number == null || !number.matches("[0-9A-Za-z_]{1,64}")) {
      throw otherwise;
    }
    return number;
  }
}
