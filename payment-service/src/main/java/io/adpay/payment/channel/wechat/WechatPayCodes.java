package io.adpay.payment.channel.wechat;

import io.adpay.payment.channel.ChannelReply.Finality;
import java.util.Locale;
import java.util.Set;

/**
 * What WeChat Pay's error codes mean, as its documentation lists them per interface. Their spelling
 * drifts ({@code ORDERNOTEXIST}, {@code ORDER_NOT_EXIST}), so they are compared without
 * underscores.
 */
final class WechatPayCodes {

  private static final Set<String> TOO_FAST =
      Set.of(
          "FREQUENCYLIMITED",
          "FREQUENCYLIMIT",
          "FREQUENCYLIMITEXCEED",
          "RATELIMITEXCEEDED",
          "RATELIMITEXCEED");

  private static final Set<String> UNKNOWN = Set.of("SYSTEMERROR", "BANKERROR");

  private static final Set<String> FINAL =
      Set.of(
          "ORDERPAID",
          "ORDERCLOSED",
          "OUTTRADENOUSED",
          "TRADEOVERDUE",
          "USERACCOUNTABNORMAL",
          "REFUNDFEEMISMATCH",
          "INVALIDREQUEST");

  private static final Set<String> FOR_NOW =
      Set.of("NOTENOUGH", "RULELIMIT", "RULELIMITED", "USERPAYING", "ORDERNOTREADY");

  private static final Set<String> CONFIGURATION =
      Set.of(
          "SIGNERROR",
          "NOAUTH",
          "APPIDMCHIDNOTMATCH",
          "MCHNOTEXISTS",
          "APPIDNOTEXIST",
          "MCHIDNOTEXIST",
          "ACCOUNTERROR");

  private WechatPayCodes() {}

  /** The code in the spelling that everything here compares. */
  static String plain(String code) {
    return code.toUpperCase(Locale.ROOT).replace("_", "");
  }

  static boolean saysTooFast(String code) {
    return TOO_FAST.contains(code);
  }

  static boolean saysUnknown(String code) {
    return UNKNOWN.contains(code);
  }

  static boolean saysNoSuchPayment(String code) {
    return code.equals("ORDERNOTEXIST");
  }

  static boolean saysNoSuchRefund(String code) {
    return code.equals("RESOURCENOTEXISTS") || code.equals("REFUNDNOTEXIST");
  }

  static boolean saysNoSuchTransfer(String code) {
    return code.equals("NOTFOUND")
        || code.equals("ORDERNOTEXIST")
        || code.equals("RECORDNOTEXISTS")
        || code.equals("RESOURCENOTEXISTS");
  }

  /** Whether the code says that there is a transfer of that number already. */
  static boolean saysTransferExists(String code) {
    return code.equals("ALREADYEXISTS");
  }

  static boolean saysPaid(String code) {
    return code.equals("ORDERPAID");
  }

  static boolean saysClosed(String code) {
    return code.equals("ORDERCLOSED");
  }

  static boolean saysBuyerIsPaying(String code) {
    return code.equals("USERPAYING");
  }

  /**
   * How long a refusal of a transfer lasts. Its codes say nothing of its state, as WeChat Pay
   * warns, and {@code INVALID_REQUEST} stands for limits of ours as well: only parameters that can
   * never be read are a final refusal.
   */
  static Finality transferFinality(String code) {
    if (code.equals("PARAMERROR")) {
      return Finality.FINAL;
    }
    return CONFIGURATION.contains(code) ? Finality.CONFIGURATION : Finality.FOR_NOW;
  }

  /** How long a refusal lasts. */
  static Finality finality(String code, Finality otherwise) {
    if (FINAL.contains(code)) {
      return Finality.FINAL;
    }
    if (FOR_NOW.contains(code)) {
      return Finality.FOR_NOW;
    }
    return CONFIGURATION.contains(code) ? Finality.CONFIGURATION : otherwise;
  }
}
