package io.adpay.launcher.demo;

/** The ways to pay that the channels offer. */
enum PayMethod {
  ALIPAY_PAGE("ALIPAY", "PAGE", "Alipay's cashier page"),
  ALIPAY_WAP("ALIPAY", "WAP", "Alipay in a phone's browser"),
  ALIPAY_QR("ALIPAY", "QR", "a QR code of Alipay's"),
  WECHAT_QR("WECHAT", "QR", "a QR code of WeChat Pay's"),
  WECHAT_WAP("WECHAT", "WAP", "WeChat Pay in a phone's browser"),
  WECHAT_JSAPI("WECHAT", "JSAPI", "WeChat Pay inside WeChat");

  private final String channel;
  private final String method;
  private final String words;

  PayMethod(String channel, String method, String words) {
    this.channel = channel;
    this.method = method;
    this.words = words;
  }

  /** The channel's word in the API. */
  String channel() {
    return channel;
  }

  /** The method's word in the API. */
  String method() {
    return method;
  }

  /** What a person calls it. */
  String words() {
    return words;
  }
}
