package io.adpay.common.contract.payment;

/** How a buyer meets a channel. The names are those of the public interface and of the database. */
public enum Method {
  /** The channel's cashier in a desktop browser. */
  PAGE,
  /** The channel's cashier in a phone's browser. */
  WAP,
  /** A QR code that the buyer scans. */
  QR,
  /** The payment sheet inside the channel's own app; needs the buyer's openid. */
  JSAPI
}
