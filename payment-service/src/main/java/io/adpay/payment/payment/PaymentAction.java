package io.adpay.payment.payment;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.adpay.payment.channel.PrepayAction;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the buyer has to do next, in the words of the public interface; it has an address or
 * parameters, never both.
 *
 * @param url the address to open, or the text of the QR code
 * @param params what the page hands to the channel's own script
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PaymentAction(Type type, @Nullable String url, @Nullable Map<String, String> params) {

  /** How the buyer goes on. */
  public enum Type {
    /** The browser opens the address. */
    REDIRECT,
    /** The buyer scans a QR code with this text. */
    QR_CODE,
    /** The page inside the channel's app calls the channel's script. */
    JSAPI
  }

  /** What a channel said, in these words. */
  public static PaymentAction of(PrepayAction action) {
    return switch (action) {
      case PrepayAction.Redirect(String url) -> new PaymentAction(Type.REDIRECT, url, null);
      case PrepayAction.QrCode(String text) -> new PaymentAction(Type.QR_CODE, text, null);
      case PrepayAction.ClientParams(Map<String, String> params) ->
          new PaymentAction(Type.JSAPI, null, params);
    };
  }
}
