package io.adpay.payment.channel.alipay;

import io.adpay.common.money.Money;
import io.adpay.payment.channel.Notice;
import io.adpay.payment.channel.Notice.Fact;
import io.adpay.payment.channel.Notice.Reason;
import io.adpay.payment.channel.Notice.Refused;
import io.adpay.payment.channel.Notice.Verified;
import io.adpay.payment.channel.OutPayoutNo;
import io.adpay.payment.channel.OutRefundNo;
import io.adpay.payment.channel.OutTradeNo;
import io.adpay.payment.channel.RawRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Verifies and reads Alipay's notifications: forms, signed over all their parameters. */
final class AlipayNotices {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final AlipayKeys keys;
  private final String appId;
  private final String sellerId;
  private final Clock clock;

  AlipayNotices(AlipayKeys keys, AlipayProperties properties, Clock clock) {
    this.keys = keys;
    this.appId = properties.appId();
    this.sellerId = properties.sellerId();
    this.clock = clock;
  }

  Notice parse(RawRequest request) {
    return FormParameters.parse(request.text())
        .map(this::judge)
        .orElseGet(() -> new Refused(Reason.MALFORMED));
  }

  private Notice judge(Map<String, String> parameters) {
    if (!keys.signed(parameters)) {
      return new Refused(Reason.BAD_SIGNATURE);
    }
    if (!appId.equals(parameters.get("app_id"))) {
      return new Refused(Reason.WRONG_APP);
    }
    String notificationId = text(parameters, "notify_id");
    if (notificationId.isEmpty()) {
      return new Refused(Reason.MALFORMED);
    }
    Instant toldAt = time(parameters, "notify_time").orElseGet(clock::instant);
    String message = text(parameters, "msg_method");
    if (!message.isEmpty()) {
      // Messages, such as a transfer's news, name no seller.
      return new Verified(notificationId, toldAt, message(message, parameters));
    }
    if (!sellerId.equals(parameters.get("seller_id"))) {
      return new Refused(Reason.WRONG_SELLER);
    }
    return OutTradeNo.parse(parameters.get("out_trade_no"))
        .map(outTradeNo -> trade(notificationId, toldAt, outTradeNo, parameters))
        .orElseGet(
            () ->
                new Verified(
                    notificationId,
                    toldAt,
                    new Notice.Other(text(parameters, "notify_type"), null)));
  }

  private Notice trade(
      String notificationId,
      Instant toldAt,
      OutTradeNo outTradeNo,
      Map<String, String> parameters) {
    // News of a refund bears the state of its trade, which reads like a success or a close.
    if (!text(parameters, "out_biz_no").isEmpty() || !text(parameters, "refund_fee").isEmpty()) {
      Instant refundedAt = time(parameters, "gmt_refund").orElse(toldAt);
      return new Verified(notificationId, refundedAt, refund(outTradeNo, parameters));
    }
    String status = text(parameters, "trade_status");
    if (!status.equals("TRADE_SUCCESS") && !status.equals("TRADE_FINISHED")) {
      return new Verified(notificationId, toldAt, new Notice.Other(status, outTradeNo));
    }
    String channelTradeNo = text(parameters, "trade_no");
    Optional<Money> amount =
        AlipayAnswers.received(parameters.get("receipt_amount"), parameters.get("total_amount"));
    if (channelTradeNo.isEmpty() || amount.isEmpty()) {
      return new Refused(Reason.MALFORMED);
    }
    Instant paidAt = time(parameters, "gmt_payment").orElse(toldAt);
    return new Verified(
        notificationId,
        paidAt,
        new Notice.PaymentSucceeded(outTradeNo, channelTradeNo, amount.get(), paidAt));
  }

  /** A refund's number if it is one of ours; the sum is of all refunds of the trade, so we ask. */
  private static Fact refund(OutTradeNo outTradeNo, Map<String, String> parameters) {
    return OutRefundNo.parse(parameters.get("out_biz_no"))
        .<Fact>map(outRefundNo -> new Notice.RefundChanged(outTradeNo, outRefundNo, null))
        .orElseGet(() -> new Notice.Other("refund", outTradeNo));
  }

  private static Fact message(String method, Map<String, String> parameters) {
    return method.equals("alipay.fund.trans.order.changed")
        ? transfer(text(parameters, "biz_content"))
            .<Fact>map(Notice.PayoutChanged::new)
            .orElseGet(() -> new Notice.Other(method, null))
        : new Notice.Other(method, null);
  }

  /** The number of ours that a transfer's news is about, if it is one. */
  private static Optional<OutPayoutNo> transfer(String contents) {
    try {
      JsonNode number = JSON.readTree(contents).path("out_biz_no");
      return number.isString() ? OutPayoutNo.parse(number.asString()) : Optional.empty();
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }

  private static String text(Map<String, String> parameters, String name) {
    return parameters.getOrDefault(name, "").strip();
  }

  private static Optional<Instant> time(Map<String, String> parameters, String name) {
    return BeijingTime.parse(parameters.get(name));
  }
}
