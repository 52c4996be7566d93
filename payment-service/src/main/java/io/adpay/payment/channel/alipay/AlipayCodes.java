package io.adpay.payment.channel.alipay;

import io.adpay.payment.channel.ChannelReply.Finality;
import java.util.Locale;
import java.util.Set;

/** What Alipay's {@code sub_code}s mean, as its open platform documents them per interface. */
final class AlipayCodes {

  static final String TRADE_NOT_EXIST = "ACQ.TRADE_NOT_EXIST";
  static final String TRADE_HAS_CLOSE = "ACQ.TRADE_HAS_CLOSE";
  static final String TRADE_HAS_SUCCESS = "ACQ.TRADE_HAS_SUCCESS";
  static final String TRADE_HAS_FINISHED = "ACQ.TRADE_HAS_FINISHED";
  static final String TRADE_STATUS_ERROR = "ACQ.TRADE_STATUS_ERROR";
  static final String TRANSFER_NOT_EXIST = "ORDER_NOT_EXIST";
  static final String REASON_TRADE_STATUS_INVALID = "ACQ.REASON_TRADE_STATUS_INVALID";

  /**
   * Refusals that no repetition and no patience will change. A closed or finished trade is not
   * among them: it may have been closed by the very refund that is being repeated.
   */
  private static final Set<String> FINAL =
      Set.of(
          TRADE_NOT_EXIST,
          TRADE_HAS_SUCCESS,
          "ACQ.CONTEXT_INCONSISTENT",
          "ACQ.REFUND_AMT_NOT_EQUAL_TOTAL",
          "ACQ.REASON_TRADE_REFUND_FEE_ERR",
          "ACQ.TRADE_NOT_ALLOW_REFUND",
          "INVALID_PARAMETER",
          "PAYEE_NOT_EXIST",
          "PAYEE_USER_INFO_ERROR",
          "PAYEE_CERT_INFO_ERROR",
          "PAYEE_ACC_OCUPIED",
          "PAYEE_ACCOUNT_STATUS_ERROR",
          "PERMIT_NON_BANK_LIMIT_PAYEE",
          "PERM_AML_NOT_REALNAME_REV",
          "PAYER_PAYEE_CANNOT_SAME");

  /**
   * Refusals of a transfer that are no word on it: our contract or our payer account is at fault,
   * or the number was used for another transfer, which we never do.
   */
  private static final Set<String> OURS =
      Set.of(
          "PAYMENT_INFO_INCONSISTENCY",
          "PRODUCT_NOT_SIGN",
          "PAYER_STATUS_ERROR",
          "PAYER_USER_INFO_ERROR",
          "PAYER_NOT_EXIST",
          "MRCHPROD_QUERY_ERROR");

  private AlipayCodes() {}

  /** Whether the code says that nothing was done because of the rate of calls. */
  static boolean saysTooFast(String code) {
    return code.equals("isv.app-call-limited") || code.equals("isv.method-call-limited");
  }

  /** Whether the code says that Alipay itself does not know. */
  static boolean saysUnknown(String code) {
    return code.endsWith("SYSTEM_ERROR") || code.toLowerCase(Locale.ROOT).endsWith(".unknow-error");
  }

  /** How long a refusal lasts. */
  static Finality finality(String code, Finality otherwise) {
    if (FINAL.contains(code)) {
      return Finality.FINAL;
    }
    if (OURS.contains(code)) {
      return Finality.CONFIGURATION;
    }
    // Of the gateway's own codes, only a bad parameter may be the fault of this one request.
    boolean gateway =
        code.startsWith("isv.")
            || code.startsWith("isp.")
            || code.startsWith("aop.")
            || code.startsWith("4000");
    return gateway && !code.equals("isv.invalid-parameter") ? Finality.CONFIGURATION : otherwise;
  }
}
