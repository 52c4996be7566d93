package io.adpay.chaos.workload;

import java.util.HashMap;
import java.util.Map;

/** The ways to pay that the contract has. */
enum PayMethod {
  ALIPAY_PAGE("ALIPAY", "PAGE"),
  ALIPAY_WAP("ALIPAY", "WAP"),
  ALIPAY_QR("ALIPAY", "QR"),
  WECHAT_QR("WECHAT", "QR"),
  WECHAT_WAP("WECHAT", "WAP"),
  WECHAT_JSAPI("WECHAT", "JSAPI");

  private static final String OPENID = "oChaosBuyer0000000000000001";

  private final String channel;
  private final String method;

  PayMethod(String channel, String method) {
    this.channel = channel;
    this.method = method;
  }

  /** What to send to begin a payment so. */
  Map<String, Object> body() {
    Map<String, Object> body = new HashMap<>();
    body.put("channel", channel);
    body.put("method", method);
    if (this == WECHAT_JSAPI) {
      body.put("openid", OPENID);
    }
    return body;
  }
}
