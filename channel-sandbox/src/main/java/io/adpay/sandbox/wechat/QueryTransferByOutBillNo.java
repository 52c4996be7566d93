package io.adpay.sandbox.wechat;

import io.adpay.sandbox.account.Channel;
import io.adpay.sandbox.transfer.Transfers;
import org.springframework.stereotype.Component;

/** The fate of a transfer, by the merchant's number. */
@Component
class QueryTransferByOutBillNo implements WechatEndpoint {

  private final Transfers transfers;

  QueryTransferByOutBillNo(Transfers transfers) {
    this.transfers = transfers;
  }

  @Override
  public String method() {
    return "GET";
  }

  @Override
  public String path() {
    return "/v3/fund-app/mch-transfer/transfer-bills/out-bill-no/{out_bill_no}";
  }

  @Override
  public WechatAnswer handle(WechatCall call) {
    return transfers
        .find(Channel.WECHAT, call.account().mchId(), call.variable("out_bill_no"))
        .map(transfer -> WechatAnswer.ok(TransferBill.of(transfer)))
        .orElseThrow(WechatFailure::transferNotFound);
  }
}
