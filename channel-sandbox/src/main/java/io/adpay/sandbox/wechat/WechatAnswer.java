package io.adpay.sandbox.wechat;

/**
 * An answer before it is signed.
 *
 * @param body the exact text; empty for a 204
 */
record WechatAnswer(int status, String body) {

  private static final int NO_CONTENT = 204;

  static WechatAnswer ok(Object body) {
    return of(200, body);
  }

  static WechatAnswer of(int status, Object body) {
    return new WechatAnswer(status, WechatJson.write(body));
  }

  static WechatAnswer noContent() {
    return new WechatAnswer(NO_CONTENT, "");
  }
}
