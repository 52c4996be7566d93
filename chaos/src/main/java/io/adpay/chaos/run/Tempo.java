package io.adpay.chaos.run;

import java.util.HashMap;
import java.util.Map;

/**
 * The pauses and leases of a suite that has minutes for what otherwise takes hours, as environment
 * variables of its services. The order that they depend on stays that of production: a lease
 * outlasts the calls made under it, and the channel's word that it knows nothing counts only when
 * nothing can be on its way any more.
 */
public final class Tempo {

  /** A call ends after 5 s, its turn comes within 3 s, a refund or payout is settled after 45 s. */
  public static final Map<String, String> QUICK =
      Map.ofEntries(
          Map.entry("ADPAY_CHANNELS_ALIPAY_HTTP_READTIMEOUT", "4s"),
          Map.entry("ADPAY_CHANNELS_ALIPAY_HTTP_CALLTIMEOUT", "5s"),
          Map.entry("ADPAY_CHANNELS_WECHAT_HTTP_READTIMEOUT", "4s"),
          Map.entry("ADPAY_CHANNELS_WECHAT_HTTP_CALLTIMEOUT", "5s"),
          Map.entry("ADPAY_SERVICES_READTIMEOUT", "8s"),
          Map.entry("ADPAY_BUFFER_PATIENCE", "3s"),
          Map.entry("ADPAY_BUFFER_LEASE", "15s"),
          Map.entry("ADPAY_BUFFER_SLOWESTRETRY", "5s"),
          Map.entry("ADPAY_BUFFER_QUARANTINE", "20s"),
          Map.entry("ADPAY_CALLBACK_PATIENCE", "3s"),
          Map.entry("ADPAY_CALLBACK_LEASE", "15s"),
          Map.entry("ADPAY_CALLBACK_RETRY", "5s"),
          Map.entry("ADPAY_CALLBACK_QUARANTINE", "20s"),
          Map.entry("ADPAY_TRACKING_PATIENCE", "3s"),
          Map.entry("ADPAY_TRACKING_LEASE", "25s"),
          Map.entry("ADPAY_TRACKING_SHORTEST", "5s"),
          Map.entry("ADPAY_TRACKING_LONGEST", "15s"),
          Map.entry("ADPAY_REFUNDS_PATIENCE", "3s"),
          Map.entry("ADPAY_REFUNDS_LEASE", "15s"),
          Map.entry("ADPAY_REFUNDS_HOLDAGAIN", "15s"),
          Map.entry("ADPAY_REFUNDS_SHORTEST", "5s"),
          Map.entry("ADPAY_REFUNDS_LONGEST", "15s"),
          Map.entry("ADPAY_REFUNDS_WECHATGAP", "5s"),
          Map.entry("ADPAY_REFUNDS_SETTLING", "45s"),
          Map.entry("ADPAY_REFUNDS_QUARANTINE", "20s"),
          Map.entry("ADPAY_PAYOUTS_PATIENCE", "3s"),
          Map.entry("ADPAY_PAYOUTS_LEASE", "45s"),
          Map.entry("ADPAY_PAYOUTS_LONGEST", "15s"),
          Map.entry("ADPAY_PAYOUTS_SETTLING", "45s"),
          Map.entry("ADPAY_PAYOUTS_QUARANTINE", "45s"),
          Map.entry("ADPAY_UPKEEP_LEASE", "15s"),
          Map.entry("ADPAY_UPKEEP_SLOWESTRETRY", "5s"),
          Map.entry("ADPAY_OUTBOX_LEASE", "15s"),
          Map.entry("ADPAY_OUTBOX_SLOWESTRETRY", "5s"));

  private static final Map<String, String> SHORT_LIVED =
      Map.of(
          "ADPAY_ORDERS_LIFETIME", "4m",
          "ADPAY_PAYMENTS_QUEUEDFOR", "4m",
          "ADPAY_PAYMENTS_PAYABLEFOR", "4m");

  private Tempo() {}

  /** Quick, and what nobody pays expires after four minutes: within a run of ten. */
  static Map<String, String> quickAndShortLived() {
    Map<String, String> all = new HashMap<>(QUICK);
    all.putAll(SHORT_LIVED);
    return Map.copyOf(all);
  }
}
