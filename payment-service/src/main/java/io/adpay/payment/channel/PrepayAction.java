package io.adpay.payment.channel;

import java.util.Map;

/** What the buyer has to do next. */
public sealed interface PrepayAction {

  /** Open this address in the buyer's browser. */
  record Redirect(String url) implements PrepayAction {}

  /** Show this text as a QR code. */
  record QrCode(String text) implements PrepayAction {}

  /** Hand these to the channel's own script in the buyer's app. */
  record ClientParams(Map<String, String> params) implements PrepayAction {
    public ClientParams {
      params = Map.copyOf(params);
    }
  }
}
