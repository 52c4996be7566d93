package io.adpay.sandbox.wechat;

import io.adpay.sandbox.account.Channel;
import io.adpay.sandbox.notification.Notice;
import io.adpay.sandbox.notification.Notifications;
import io.adpay.sandbox.transfer.Transfer;
import io.adpay.sandbox.transfer.TransferVoice;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * WeChat Pay speaking of its transfers, which are told of at their own address, if they gave one.
 */
@Component
class WechatTransferVoice implements TransferVoice {

  private final Notifications notifications;

  WechatTransferVoice(Notifications notifications) {
    this.notifications = notifications;
  }

  /** A transfer as its notice tells of it. */
  record FinishedBill(
      String outBillNo,
      String transferBillNo,
      String state,
      String mchId,
      long transferAmount,
      String openid,
      @Nullable String failReason,
      String createTime,
      String updateTime) {}

  @Override
  public Channel channel() {
    return Channel.WECHAT;
  }

  @Override
  public String stateOf(Transfer transfer) {
    return TransferBillState.of(transfer).name();
  }

  @Override
  public @Nullable String failureOf(Transfer transfer) {
    return TransferBillState.failReason(transfer);
  }

  @Override
  public void announceEnd(Transfer transfer) {
    if (transfer.notifyUrl() == null) {
      return;
    }
    notifications.post(
        new Notice(
            Channel.WECHAT,
            transfer.account(),
            transfer.matter(),
            UUID.randomUUID().toString(),
            NoticeEvent.TRANSFER_FINISHED.name(),
            transfer.notifyUrl(),
            WechatJson.write(finished(transfer))));
  }

  private static FinishedBill finished(Transfer transfer) {
    return new FinishedBill(
        transfer.outBizNo(),
        transfer.transferNo(),
        TransferBillState.of(transfer).name(),
        transfer.account(),
        transfer.amount(),
        transfer.payee(),
        TransferBillState.failReason(transfer),
        Rfc3339.format(transfer.createdAt()),
        Rfc3339.format(transfer.updatedAt()));
  }
}
