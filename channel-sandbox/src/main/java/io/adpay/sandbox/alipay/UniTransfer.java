package io.adpay.sandbox.alipay;

import io.adpay.sandbox.account.AlipayAccount;
import io.adpay.sandbox.account.Channel;
import io.adpay.sandbox.transfer.MakeTransfer;
import io.adpay.sandbox.transfer.Transfer;
import io.adpay.sandbox.transfer.TransferOrder;
import io.adpay.sandbox.transfer.TransferState;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code alipay.fund.trans.uni.transfer}: pays an Alipay account, as a rule before it answers. */
@Component
class UniTransfer implements AlipayMethod {

  static final String NAME = "alipay.fund.trans.uni.transfer";
  static final String PRODUCT_CODE = "TRANS_ACCOUNT_NO_PWD";
  static final String BIZ_SCENE = "DIRECT_TRANSFER";

  private static final String BY_LOGON_ID = "ALIPAY_LOGON_ID";
  private static final Set<String> IDENTITY_TYPES =
      Set.of(BY_LOGON_ID, "ALIPAY_USER_ID", "ALIPAY_OPEN_ID");
  private static final long LEAST_FEN = 10;
  private static final int LONGEST_IDENTITY = 64;
  private static final int LONGEST_TITLE = 128;
  private static final int LONGEST_REMARK = 200;

  private final MakeTransfer makeTransfer;

  UniTransfer(MakeTransfer makeTransfer) {
    this.makeTransfer = makeTransfer;
  }

  record Content(
      @Nullable String outBizNo,
      @Nullable String transAmount,
      @Nullable String productCode,
      @Nullable String bizScene,
      @Nullable String orderTitle,
      @Nullable PayeeInfo payeeInfo,
      @Nullable String remark) {}

  record PayeeInfo(
      @Nullable String identity, @Nullable String identityType, @Nullable String name) {}

  record Answer(
      String outBizNo,
      String orderId,
      @Nullable String payFundOrderId,
      String status,
      @Nullable String transDate) {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Answer handle(AlipayAccount account, AlipayRequest request) {
    TransferOrder order =
        order(account, request.content(Content.class), request.orNull("notify_url"));
    return switch (makeTransfer.make(order)) {
      case MakeTransfer.Outcome.Accepted(Transfer transfer) -> answer(transfer);
      case MakeTransfer.Outcome.Differs _ ->
          throw AlipayFailure.fund("PAYMENT_INFO_INCONSISTENCY", "两次请求商户单号一样，但是参数不一致");
      case MakeTransfer.Outcome.BalanceTooLow _ ->
          throw AlipayFailure.fund("PAYER_BALANCE_NOT_ENOUGH", "付款方余额不足");
    };
  }

  private static TransferOrder order(
      AlipayAccount account, Content content, @Nullable String notifyUrl) {
    String outBizNo = outBizNo(content.outBizNo());
    requireProduct(content.productCode(), content.bizScene());
    long amount = amount(content.transAmount());
    requireShort("order_title", content.orderTitle(), LONGEST_TITLE);
    requireShort("remark", content.remark(), LONGEST_REMARK);
    PayeeInfo payee = content.payeeInfo();
    String identity = identity(payee);
    return new TransferOrder(
        Channel.ALIPAY,
        account.appId(),
        account.appId(),
        outBizNo,
        amount,
        identity,
        content.remark(),
        amount + " " + payee + " " + content.orderTitle() + " " + content.remark(),
        notifyUrl == null ? account.notifyUrl() : notifyUrl,
        SandboxPayee.of(identity).doom());
  }

  static String outBizNo(@Nullable String number) {
    return OutNumber.require(number, AlipayFailure.invalidFundParameter("out_biz_no"));
  }

  static void requireProduct(@Nullable String productCode, @Nullable String bizScene) {
    if (!PRODUCT_CODE.equals(productCode)) {
      throw AlipayFailure.invalidFundParameter("product_code");
    }
    if (!BIZ_SCENE.equals(bizScene)) {
      throw AlipayFailure.invalidFundParameter("biz_scene");
    }
  }

  private static long amount(@Nullable String transAmount) {
    long fen =
        Yuan.parse(transAmount == null ? "" : transAmount)
            .orElseThrow(() -> AlipayFailure.invalidFundParameter("trans_amount"));
    if (fen < LEAST_FEN) {
      throw AlipayFailure.invalidFundParameter("trans_amount");
    }
    return fen;
  }

  /** The payee's id; one who is named by a logon id must be named by name too. */
  private static String identity(@Nullable PayeeInfo payee) {
    if (payee == null) {
      throw AlipayFailure.invalidFundParameter("payee_info");
    }
    String identity = payee.identity();
    if (identity == null || identity.isBlank() || identity.length() > LONGEST_IDENTITY) {
      throw AlipayFailure.invalidFundParameter("payee_info.identity");
    }
    String type = payee.identityType();
    if (type == null || !IDENTITY_TYPES.contains(type)) {
      throw AlipayFailure.invalidFundParameter("payee_info.identity_type");
    }
    if (type.equals(BY_LOGON_ID) && (payee.name() == null || payee.name().isBlank())) {
      throw AlipayFailure.invalidFundParameter("payee_info.name");
    }
    return identity;
  }

  private static void requireShort(String name, @Nullable String text, int longest) {
    if (text != null && text.length() > longest) {
      throw AlipayFailure.invalidFundParameter(name);
    }
  }

  private static Answer answer(Transfer transfer) {
    boolean paid = transfer.state() == TransferState.SUCCEEDED;
    return new Answer(
        transfer.outBizNo(),
        transfer.transferNo(),
        paid ? transfer.fundNo() : null,
        TransferStatus.of(transfer),
        paid ? BeijingTime.format(transfer.updatedAt()) : null);
  }
}
