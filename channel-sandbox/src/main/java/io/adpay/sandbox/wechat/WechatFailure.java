package io.adpay.sandbox.wechat;

/** An error as WeChat Pay answers it: an HTTP status, one of its codes, and a message. */
final class WechatFailure extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final int status;
  private final String code;

  WechatFailure(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  static WechatFailure parameter(String message) {
    return new WechatFailure(400, "PARAM_ERROR", message);
  }

  static WechatFailure invalidRequest(String message) {
    return new WechatFailure(400, "INVALID_REQUEST", message);
  }

  static WechatFailure sign(String message) {
    return new WechatFailure(401, "SIGN_ERROR", message);
  }

  static WechatFailure orderNotExist() {
    return new WechatFailure(404, "ORDER_NOT_EXIST", "订单不存在");
  }

  static WechatFailure resourceNotExists(String message) {
    return new WechatFailure(404, "RESOURCE_NOT_EXISTS", message);
  }

  static WechatFailure transferNotFound() {
    return new WechatFailure(404, "NOT_FOUND", "记录不存在");
  }

  static WechatFailure orderPaid() {
    return new WechatFailure(400, "ORDERPAID", "该订单已支付");
  }

  static WechatFailure orderClosed() {
    return new WechatFailure(400, "ORDER_CLOSED", "订单已关闭");
  }

  static WechatFailure system() {
    return new WechatFailure(500, "SYSTEM_ERROR", "系统异常，请稍后重试");
  }

  WechatAnswer answer() {
    return WechatAnswer.of(status, new Body(code, String.valueOf(getMessage())));
  }

  record Body(String code, String message) {}
}
