package io.adpay.sandbox.alipay;

import io.adpay.sandbox.account.Channel;
import io.adpay.sandbox.notification.Notice;
import io.adpay.sandbox.notification.Notifications;
import io.adpay.sandbox.transfer.Transfer;
import io.adpay.sandbox.transfer.TransferState;
import io.adpay.sandbox.transfer.TransferVoice;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Alipay speaking of its transfers. What became of one is a message: its own kind of notice, whose
 * matter lies in {@code biz_content}.
 */
@Component
class AlipayTransferVoice implements TransferVoice {

  private static final String MESSAGE = "alipay.fund.trans.order.changed";

  private final Notifications notifications;

  AlipayTransferVoice(Notifications notifications) {
    this.notifications = notifications;
  }

  /** The message's matter. */
  record BizContent(
      String actionType,
      String originInterface,
      String productCode,
      String bizScene,
      String outBizNo,
      String orderId,
      @Nullable String payFundOrderId,
      String status,
      String transAmount,
      @Nullable String payDate,
      @Nullable String errorCode,
      @Nullable String failReason) {}

  @Override
  public Channel channel() {
    return Channel.ALIPAY;
  }

  @Override
  public String stateOf(Transfer transfer) {
    return TransferStatus.of(transfer);
  }

  @Override
  public @Nullable String failureOf(Transfer transfer) {
    return TransferStatus.errorCode(transfer);
  }

  @Override
  public void announceEnd(Transfer transfer) {
    if (transfer.notifyUrl() == null) {
      return;
    }
    String notifyId = UUID.randomUUID().toString().replace("-", "");
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("notify_id", notifyId);
    fields.put("utc_timestamp", Long.toString(transfer.updatedAt().toEpochMilli()));
    fields.put("msg_method", MESSAGE);
    fields.put("app_id", transfer.appId());
    fields.put("charset", "utf-8");
    fields.put("version", "1.1");
    fields.put("sign_type", "RSA2");
    fields.put("biz_content", AlipayJson.write(contentOf(transfer)));
    notifications.post(
        new Notice(
            Channel.ALIPAY,
            transfer.account(),
            transfer.matter(),
            notifyId,
            "transfer",
            transfer.notifyUrl(),
            AlipayJson.write(fields)));
  }

  private static BizContent contentOf(Transfer transfer) {
    boolean paid = transfer.state() == TransferState.SUCCEEDED;
    return new BizContent(
        "FINISH",
        UniTransfer.NAME,
        UniTransfer.PRODUCT_CODE,
        UniTransfer.BIZ_SCENE,
        transfer.outBizNo(),
        transfer.transferNo(),
        paid ? transfer.fundNo() : null,
        TransferStatus.of(transfer),
        Yuan.format(transfer.amount()),
        paid ? BeijingTime.format(transfer.updatedAt()) : null,
        TransferStatus.errorCode(transfer),
        TransferStatus.failReason(transfer));
  }
}
