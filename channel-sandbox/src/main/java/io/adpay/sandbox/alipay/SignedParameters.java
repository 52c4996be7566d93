package io.adpay.sandbox.alipay;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Text that Alipay and its merchants sign: sorted {@code key=value} pairs, empty ones left out. */
final class SignedParameters {

  private static final Set<String> OF_REQUESTS = Set.of("sign");
  private static final Set<String> OF_NOTICES = Set.of("sign", "sign_type");

  private SignedParameters() {}

  /** A request's text; {@code sign_type} is a part of it. */
  static String ofRequest(Map<String, String> parameters) {
    return text(parameters, OF_REQUESTS);
  }

  /** The text of a notice, and of the parameters that a buyer returns with. */
  static String ofNotice(Map<String, String> parameters) {
    return text(parameters, OF_NOTICES);
  }

  private static String text(Map<String, String> parameters, Set<String> leftOut) {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(parameters)
        .forEach(
            (name, value) -> {
              if (!leftOut.contains(name) && !value.isEmpty()) {
                text.append(text.isEmpty() ? "" : "&").append(name).append('=').append(value);
              }
            });
    return text.toString();
  }
}
