package io.adpay.payment.channel.wechat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.wechat.pay.java.core.exception.DecryptionException;
import com.wechat.pay.java.core.exception.ValidationException;
import com.wechat.pay.java.core.notification.Notification;
import com.wechat.pay.java.core.notification.NotificationParser;
import com.wechat.pay.java.core.notification.RequestParam;
import com.wechat.pay.java.core.util.GsonUtil;
import com.wechat.pay.java.service.payments.model.Transaction;
import com.wechat.pay.java.service.refund.model.RefundNotification;
import io.adpay.common.money.Money;
import io.adpay.payment.channel.Notice;
import io.adpay.payment.channel.Notice.Reason;
import io.adpay.payment.channel.Notice.Refused;
import io.adpay.payment.channel.Notice.Verified;
import io.adpay.payment.channel.OutPayoutNo;
import io.adpay.payment.channel.OutRefundNo;
import io.adpay.payment.channel.OutTradeNo;
import io.adpay.payment.channel.RawRequest;
import io.adpay.payment.channel.access.TransportFailure;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Verifies, decrypts and reads WeChat Pay's notifications. */
final class WechatPayNotices {

  private static final Logger log = LoggerFactory.getLogger(WechatPayNotices.class);

  private static final String SIGN_TYPE = "WECHATPAY2-SHA256-RSA2048";
  private static final String CIPHER = "AEAD_AES_256_GCM";

  /** What WeChat Pay's documentation allows, and its SDK leaves to us. */
  private static final Duration LONGEST_AGE = Duration.ofMinutes(5);

  private final NotificationParser parser;
  private final WechatPayAnswers answers;
  private final String mchId;
  private final String appId;
  private final Clock clock;

  WechatPayNotices(
      WechatPayKeys keys, WechatPayAnswers answers, WechatPayProperties properties, Clock clock) {
    this.parser = new NotificationParser(Map.of(SIGN_TYPE, keys), Map.of(CIPHER, keys.cipher()));
    this.answers = answers;
    this.mchId = properties.mchId();
    this.appId = properties.appId();
    this.clock = clock;
  }

  Notice parse(RawRequest request) {
    Optional<Instant> signedAt = signedAt(request.header("Wechatpay-Timestamp"));
    if (signedAt.isEmpty()) {
      return new Refused(Reason.MALFORMED);
    }
    if (Duration.between(signedAt.get(), clock.instant()).abs().compareTo(LONGEST_AGE) > 0) {
      return new Refused(Reason.STALE);
    }
    try {
      JsonObject contents = parser.parse(signed(request), JsonObject.class);
      Notification envelope = GsonUtil.getGson().fromJson(request.text(), Notification.class);
      return read(envelope, contents);
    } catch (ValidationException _) {
      return new Refused(Reason.BAD_SIGNATURE);
    } catch (DecryptionException _) {
      return new Refused(Reason.UNDECIPHERABLE);
    } catch (RuntimeException e) {
      log.warn("A notification could not be read ({})", TransportFailure.kinds(e));
      return new Refused(Reason.MALFORMED);
    }
  }

  private Notice read(Notification envelope, JsonObject contents) {
    String notificationId = envelope.getId();
    String event = envelope.getEventType();
    if (notificationId == null || notificationId.isBlank() || event == null) {
      return new Refused(Reason.MALFORMED);
    }
    Instant toldAt = answers.time(envelope.getCreateTime());
    if (event.equals("TRANSACTION.SUCCESS")) {
      return payment(notificationId, toldAt, contents);
    }
    if (event.startsWith("REFUND.")) {
      return refund(notificationId, toldAt, event, contents);
    }
    if (event.startsWith("MCHTRANSFER.")) {
      return transfer(notificationId, toldAt, event, contents);
    }
    return new Verified(notificationId, toldAt, new Notice.Other(event, null));
  }

  /** News of a transfer: it says that there is something to ask, and the answer says what. */
  private Notice transfer(
      String notificationId, Instant toldAt, String event, JsonObject contents) {
    Transfer transfer = GsonUtil.getGson().fromJson(contents, Transfer.class);
    if (!mchId.equals(transfer.mchId())) {
      return new Refused(Reason.WRONG_SELLER);
    }
    return new Verified(
        notificationId,
        transfer.updateTime() == null ? toldAt : answers.time(transfer.updateTime()),
        OutPayoutNo.parse(transfer.outBillNo())
            .<Notice.Fact>map(Notice.PayoutChanged::new)
            .orElseGet(() -> new Notice.Other(event, null)));
  }

  private Notice payment(String notificationId, Instant toldAt, JsonObject contents) {
    Transaction transaction = GsonUtil.getGson().fromJson(contents, Transaction.class);
    if (!mchId.equals(transaction.getMchid())) {
      return new Refused(Reason.WRONG_SELLER);
    }
    if (!appId.equals(transaction.getAppid())) {
      return new Refused(Reason.WRONG_APP);
    }
    Optional<OutTradeNo> outTradeNo = OutTradeNo.parse(transaction.getOutTradeNo());
    if (outTradeNo.isEmpty() || transaction.getTradeState() != Transaction.TradeStateEnum.SUCCESS) {
      return new Verified(
          notificationId, toldAt, new Notice.Other("transaction", outTradeNo.orElse(null)));
    }
    String channelTradeNo = transaction.getTransactionId();
    Optional<Money> amount = WechatPayAnswers.received(transaction);
    if (channelTradeNo == null || channelTradeNo.isBlank() || amount.isEmpty()) {
      return new Refused(Reason.MALFORMED);
    }
    String successTime = transaction.getSuccessTime();
    Instant paidAt = successTime == null ? toldAt : answers.time(successTime);
    return new Verified(
        notificationId,
        paidAt,
        new Notice.PaymentSucceeded(outTradeNo.get(), channelTradeNo, amount.get(), paidAt));
  }

  private Notice refund(String notificationId, Instant toldAt, String event, JsonObject contents) {
    // The SDK's own type leaves out whose refund it is.
    JsonElement merchant = contents.get("mchid");
    if (merchant == null || !mchId.equals(merchant.getAsString())) {
      return new Refused(Reason.WRONG_SELLER);
    }
    RefundNotification refund = GsonUtil.getGson().fromJson(contents, RefundNotification.class);
    Optional<OutTradeNo> outTradeNo = OutTradeNo.parse(refund.getOutTradeNo());
    Optional<OutRefundNo> outRefundNo = OutRefundNo.parse(refund.getOutRefundNo());
    if (outTradeNo.isEmpty() || outRefundNo.isEmpty()) {
      return new Verified(notificationId, toldAt, new Notice.Other(event, outTradeNo.orElse(null)));
    }
    return new Verified(
        notificationId,
        refund.getSuccessTime() == null ? toldAt : answers.time(refund.getSuccessTime()),
        new Notice.RefundChanged(
            outTradeNo.get(),
            outRefundNo.get(),
            answers
                .refund(refund.getRefundStatus(), refund.getAmount(), refund.getSuccessTime())
                .orElse(null)));
  }

  private static RequestParam signed(RawRequest request) {
    return new RequestParam.Builder()
        .serialNumber(request.header("Wechatpay-Serial"))
        .timestamp(request.header("Wechatpay-Timestamp"))
        .nonce(request.header("Wechatpay-Nonce"))
        .signature(request.header("Wechatpay-Signature"))
        .signType(request.header("Wechatpay-Signature-Type"))
        .body(request.text())
        .build();
  }

  private static Optional<Instant> signedAt(@Nullable String seconds) {
    if (seconds == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.ofEpochSecond(Long.parseLong(seconds)));
    } catch (NumberFormatException | DateTimeException _) {
      return Optional.empty();
    }
  }
}
