package io.adpay.sandbox.alipay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.adpay.sandbox.account.Accounts;
import io.adpay.sandbox.account.AlipayAccount;
import io.adpay.sandbox.account.Channel;
import io.adpay.sandbox.account.Sha256WithRsa;
import io.adpay.sandbox.faults.ChannelClock;
import io.adpay.sandbox.notification.Notice;
import io.adpay.sandbox.notification.Notifications;
import io.adpay.sandbox.trade.ChannelVoice;
import io.adpay.sandbox.trade.Product;
import io.adpay.sandbox.trade.Refund;
import io.adpay.sandbox.trade.RefundState;
import io.adpay.sandbox.trade.Trade;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Alipay speaking of its trades. Refunds are told of at the order's address too, as another change
 * of the trade.
 */
@Component
class AlipayVoice implements ChannelVoice {

  private final Notifications notifications;
  private final Accounts accounts;
  private final ScanLinks scanLinks;
  private final ChannelClock clock;

  AlipayVoice(
      Notifications notifications, Accounts accounts, ScanLinks scanLinks, ChannelClock clock) {
    this.notifications = notifications;
    this.accounts = accounts;
    this.scanLinks = scanLinks;
    this.clock = clock;
  }

  @Override
  public Channel channel() {
    return Channel.ALIPAY;
  }

  @Override
  public String stateOf(Trade trade) {
    return TradeStatus.of(trade);
  }

  /** Alipay speaks of a refund only once the buyer has it. */
  @Override
  public @Nullable String stateOf(Refund refund) {
    return refund.state() == RefundState.SUCCESS ? TradeRefundQuery.DONE : null;
  }

  @Override
  public @Nullable String code(Trade trade) {
    return trade.product() == Product.QR ? scanLinks.to(trade) : null;
  }

  /** The merchant's address with signed parameters; they say that the buyer is back, no more. */
  @Override
  public @Nullable String returnUrl(Trade trade) {
    if (trade.returnUrl() == null) {
      return null;
    }
    AlipayAccount account = account(trade);
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("charset", "utf-8");
    parameters.put("out_trade_no", trade.outTradeNo());
    parameters.put(
        "method",
        "alipay.trade." + (trade.product() == Product.WAP ? "wap" : "page") + ".pay.return");
    parameters.put("total_amount", Yuan.format(trade.amount()));
    parameters.put("trade_no", trade.requireTradeNo());
    parameters.put("auth_app_id", account.appId());
    parameters.put("version", "1.0");
    parameters.put("app_id", account.appId());
    parameters.put("sign_type", "RSA2");
    parameters.put("seller_id", account.sellerId());
    parameters.put("timestamp", BeijingTime.format(clock.now(Channel.ALIPAY)));
    parameters.put(
        "sign",
        Sha256WithRsa.sign(SignedParameters.ofNotice(parameters), account.alipayPrivateKey()));
    return appended(trade.returnUrl(), parameters);
  }

  /** The address stays as the merchant wrote it, whatever it has encoded itself. */
  private static String appended(String address, Map<String, String> parameters) {
    String query =
        parameters.entrySet().stream()
            .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    int hash = address.indexOf('#');
    String fragment = hash < 0 ? "" : address.substring(hash);
    String rest = hash < 0 ? address : address.substring(0, hash);
    return rest + (rest.contains("?") ? "&" : "?") + query + fragment;
  }

  @Override
  public void announcePaid(Trade trade) {
    post(trade, "paid", fields(trade));
  }

  @Override
  public void announceRefund(Trade trade, Refund refund) {
    Instant finishedAt = refund.finishedAt();
    if (refund.state() == RefundState.SUCCESS && finishedAt != null) {
      Map<String, String> fields = fields(trade);
      fields.put("out_biz_no", refund.outRefundNo());
      fields.put("refund_fee", Yuan.format(trade.refunded()));
      fields.put("gmt_refund", BeijingTime.format(finishedAt));
      post(trade, "refund", fields);
    }
  }

  private Map<String, String> fields(Trade trade) {
    AlipayAccount account = account(trade);
    String received = Yuan.format(trade.paid());
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("notify_type", "trade_status_sync");
    fields.put("app_id", account.appId());
    fields.put("auth_app_id", account.appId());
    fields.put("charset", "utf-8");
    fields.put("version", "1.0");
    fields.put("sign_type", "RSA2");
    fields.put("trade_no", trade.requireTradeNo());
    fields.put("out_trade_no", trade.outTradeNo());
    fields.put("buyer_id", trade.buyer());
    fields.put("seller_id", account.sellerId());
    fields.put("trade_status", TradeStatus.of(trade));
    fields.put("subject", trade.subject());
    fields.put("total_amount", received);
    fields.put("receipt_amount", received);
    fields.put("buyer_pay_amount", received);
    fields.put("invoice_amount", received);
    fields.put("point_amount", Yuan.format(0));
    fields.put("gmt_create", BeijingTime.format(trade.createdAt()));
    if (trade.paidAt() != null) {
      fields.put("gmt_payment", BeijingTime.format(trade.paidAt()));
    }
    if (trade.attachment() != null) {
      fields.put("passback_params", trade.attachment());
    }
    return fields;
  }

  private void post(Trade trade, String event, Map<String, String> fields) {
    if (trade.notifyUrl() == null) {
      return;
    }
    String notifyId = UUID.randomUUID().toString().replace("-", "");
    fields.put("notify_id", notifyId);
    notifications.post(
        new Notice(
            Channel.ALIPAY,
            trade.account(),
            trade.matter(),
            notifyId,
            event,
            trade.notifyUrl(),
            AlipayJson.write(fields)));
  }

  private AlipayAccount account(Trade trade) {
    return accounts
        .alipay(trade.account())
        .orElseThrow(() -> new IllegalStateException("No Alipay account " + trade.account()));
  }
}
