package io.adpay.sandbox.alipay;

import io.adpay.sandbox.account.AlipayAccount;
import io.adpay.sandbox.account.Channel;
import io.adpay.sandbox.transfer.Transfer;
import io.adpay.sandbox.transfer.TransferState;
import io.adpay.sandbox.transfer.Transfers;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * {@code alipay.fund.trans.common.query}: the fate of a transfer, by Alipay's number if it is
 * given, else by the merchant's.
 */
@Component
class TransferQuery implements AlipayMethod {

  private final Transfers transfers;

  TransferQuery(Transfers transfers) {
    this.transfers = transfers;
  }

  record Content(
      @Nullable String outBizNo,
      @Nullable String orderId,
      @Nullable String productCode,
      @Nullable String bizScene) {}

  record Answer(
      String outBizNo,
      String orderId,
      @Nullable String payFundOrderId,
      String status,
      String transAmount,
      @Nullable String payDate,
      @Nullable String errorCode,
      @Nullable String failReason) {}

  @Override
  public String name() {
    return "alipay.fund.trans.common.query";
  }

  @Override
  public Answer handle(AlipayAccount account, AlipayRequest request) {
    return find(account, request.content(Content.class))
        .map(TransferQuery::answer)
        .orElseThrow(() -> AlipayFailure.fund("ORDER_NOT_EXIST", "转账订单不存在"));
  }

  private Optional<Transfer> find(AlipayAccount account, Content content) {
    String orderId = content.orderId();
    if (orderId != null && !orderId.isEmpty()) {
      return transfers.findByTransferNo(Channel.ALIPAY, account.appId(), orderId);
    }
    String outBizNo = UniTransfer.outBizNo(content.outBizNo());
    UniTransfer.requireProduct(content.productCode(), content.bizScene());
    return transfers.find(Channel.ALIPAY, account.appId(), outBizNo);
  }

  private static Answer answer(Transfer transfer) {
    boolean paid = transfer.state() == TransferState.SUCCEEDED;
    return new Answer(
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
