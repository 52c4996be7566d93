package io.adpay.sandbox.wechat;

import io.adpay.sandbox.account.Channel;
import io.adpay.sandbox.transfer.DecideTransfer;
import io.adpay.sandbox.transfer.Transfer;
import io.adpay.sandbox.transfer.Transfers;
import org.springframework.stereotype.Component;

/** Calls off a transfer that its payee has not confirmed; it is done some time later. */
@Component
class CancelTransferBill implements WechatEndpoint {

  private final Transfers transfers;
  private final DecideTransfer decideTransfer;

  CancelTransferBill(Transfers transfers, DecideTransfer decideTransfer) {
    this.transfers = transfers;
    this.decideTransfer = decideTransfer;
  }

  record Answer(String outBillNo, String transferBillNo, String state, String updateTime) {}

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public String path() {
    return "/v3/fund-app/mch-transfer/transfer-bills/out-bill-no/{out_bill_no}/cancel";
  }

  @Override
  public WechatAnswer handle(WechatCall call) {
    Transfer transfer =
        transfers
            .find(Channel.WECHAT, call.account().mchId(), call.variable("out_bill_no"))
            .orElseThrow(WechatFailure::transferNotFound);
    return switch (decideTransfer.cancel(transfer.id())) {
      case DecideTransfer.Outcome.Decided(Transfer now) -> WechatAnswer.ok(answer(now));
      case DecideTransfer.Outcome.TooLate _ -> throw WechatFailure.invalidRequest("当前单据状态不支持撤销");
    };
  }

  private static Answer answer(Transfer transfer) {
    return new Answer(
        transfer.outBizNo(),
        transfer.transferNo(),
        TransferBillState.of(transfer).name(),
        Rfc3339.format(transfer.updatedAt()));
  }
}
