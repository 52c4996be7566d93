package io.adpay.sandbox.alipay;

/**
 * An answer other than 10000, as Alipay's documentation of common errors and of each method names
 * them. The gateway's own errors are not signed, those of the business are.
 */
final class AlipayFailure extends RuntimeException {

  private static final long serialVersionUID = 1;

  private static final String BUSINESS_FAILED = "40004";

  private final String code;
  private final String subCode;

  private AlipayFailure(String code, String subCode, String message) {
    super(message);
    this.code = code;
    this.subCode = subCode;
  }

  static AlipayFailure business(String subCode, String message) {
    return new AlipayFailure(BUSINESS_FAILED, "ACQ." + subCode, message);
  }

  /** A failure of the methods that move funds, whose codes have no {@code ACQ.} in front. */
  static AlipayFailure fund(String subCode, String message) {
    return new AlipayFailure(BUSINESS_FAILED, subCode, message);
  }

  static AlipayFailure invalidFundParameter(String name) {
    return fund("INVALID_PARAMETER", "参数有误: " + name);
  }

  static AlipayFailure invalidParameter(String name) {
    return business("INVALID_PARAMETER", "参数无效: " + name);
  }

  static AlipayFailure tradeNotExist() {
    return business("TRADE_NOT_EXIST", "交易不存在");
  }

  static AlipayFailure missing(String subCode, String message) {
    return new AlipayFailure("40001", "isv." + subCode, message);
  }

  static AlipayFailure invalid(String subCode, String message) {
    return new AlipayFailure("40002", "isv." + subCode, message);
  }

  static AlipayFailure unavailable() {
    return new AlipayFailure("20000", "isp.unknow-error", "系统繁忙");
  }

  boolean signed() {
    return code.equals(BUSINESS_FAILED);
  }

  /** What goes under the method's name in the answer. */
  Answer answer() {
    return new Answer(code, msg(), subCode, String.valueOf(getMessage()));
  }

  private String msg() {
    return switch (code) {
      case "20000" -> "Service Currently Unavailable";
      case "40001" -> "Missing Required Arguments";
      case "40002" -> "Invalid Arguments";
      default -> "Business Failed";
    };
  }

  record Answer(String code, String msg, String subCode, String subMsg) {}
}
