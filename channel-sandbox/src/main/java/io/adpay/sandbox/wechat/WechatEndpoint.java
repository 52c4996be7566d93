package io.adpay.sandbox.wechat;

/** An endpoint of API v3 that a merchant's server calls. */
interface WechatEndpoint {

  /** {@code GET} or {@code POST}. */
  String method();

  /** Its path, with variables in braces. */
  String path();

  /** Does it; every error is thrown as {@link WechatFailure}. */
  WechatAnswer handle(WechatCall call);
}
