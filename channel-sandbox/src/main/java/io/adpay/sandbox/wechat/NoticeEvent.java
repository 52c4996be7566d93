package io.adpay.sandbox.wechat;

/** What WeChat Pay tells merchants of, in its own words. */
enum NoticeEvent {
  PAID("TRANSACTION.SUCCESS", "transaction", "支付成功"),
  REFUNDED("REFUND.SUCCESS", "refund", "退款成功"),
  REFUND_ABNORMAL("REFUND.ABNORMAL", "refund", "退款异常"),
  REFUND_CLOSED("REFUND.CLOSED", "refund", "退款关闭"),
  TRANSFER_FINISHED("MCHTRANSFER.BILL.FINISHED", "mch_payment", "商家转账单据终态通知");

  private final String eventType;
  private final String originalType;
  private final String summary;

  NoticeEvent(String eventType, String originalType, String summary) {
    this.eventType = eventType;
    this.originalType = originalType;
    this.summary = summary;
  }

  String eventType() {
    return eventType;
  }

  String originalType() {
    return originalType;
  }

  String summary() {
    return summary;
  }
}
