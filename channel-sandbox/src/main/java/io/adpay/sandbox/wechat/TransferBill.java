package io.adpay.sandbox.wechat;

import io.adpay.sandbox.transfer.Transfer;
import org.jspecify.annotations.Nullable;

/** A transfer as queries show it. */
record TransferBill(
    String mchId,
    String outBillNo,
    String transferBillNo,
    String appid,
    String state,
    long transferAmount,
    @Nullable String transferRemark,
    @Nullable String failReason,
    String openid,
    String createTime,
    String updateTime) {

  static TransferBill of(Transfer transfer) {
    return new TransferBill(
        transfer.account(),
        transfer.outBizNo(),
        transfer.transferNo(),
        transfer.appId(),
        TransferBillState.of(transfer).name(),
        transfer.amount(),
        transfer.remark(),
        TransferBillState.failReason(transfer),
        transfer.payee(),
        Rfc3339.format(transfer.createdAt()),
        Rfc3339.format(transfer.updatedAt()));
  }
}
