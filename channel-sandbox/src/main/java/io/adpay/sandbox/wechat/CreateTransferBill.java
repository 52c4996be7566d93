package io.adpay.sandbox.wechat;

import io.adpay.sandbox.account.Channel;
import io.adpay.sandbox.account.WechatAccount;
import io.adpay.sandbox.transfer.MakeTransfer;
import io.adpay.sandbox.transfer.Transfer;
import io.adpay.sandbox.transfer.TransferOrder;
import io.adpay.sandbox.transfer.TransferState;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes a transfer on, for which the payee is asked on the phone that {@code package_info} leads.
 */
@Component
class CreateTransferBill implements WechatEndpoint {

  private static final Pattern OUT_BILL_NO = Pattern.compile("[0-9A-Za-z]{1,32}");
  private static final Pattern NOTIFY_URL = Pattern.compile("https?://[^?#]{1,248}");
  private static final long NAME_REQUIRED_FROM_FEN = 200_000;
  private static final long NAME_ALLOWED_FROM_FEN = 30;
  private static final int LONGEST_SCENE_ID = 36;
  private static final int LONGEST_OPENID = 64;
  private static final int LONGEST_REMARK = 32;

  private final MakeTransfer makeTransfer;

  CreateTransferBill(MakeTransfer makeTransfer) {
    this.makeTransfer = makeTransfer;
  }

  /**
   * What the merchant asks for.
   *
   * @param userName the payee's name, encrypted
   * @param transferAmount fen
   */
  record Body(
      @Nullable String appid,
      @Nullable String outBillNo,
      @Nullable String transferSceneId,
      @Nullable String openid,
      @Nullable String userName,
      @Nullable Long transferAmount,
      @Nullable String transferRemark,
      @Nullable String notifyUrl,
      @Nullable String userRecvPerception,
      @Nullable List<@Nullable ReportInfo> transferSceneReportInfos) {}

  record ReportInfo(@Nullable String infoType, @Nullable String infoContent) {}

  record Answer(
      String outBillNo,
      String transferBillNo,
      String createTime,
      String state,
      @Nullable String failReason,
      @Nullable String packageInfo) {}

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public String path() {
    return "/v3/fund-app/mch-transfer/transfer-bills";
  }

  @Override
  public WechatAnswer handle(WechatCall call) {
    return switch (makeTransfer.make(order(call, call.body(Body.class)))) {
      case MakeTransfer.Outcome.Accepted(Transfer transfer) -> WechatAnswer.ok(answer(transfer));
      case MakeTransfer.Outcome.Differs _ ->
          throw new WechatFailure(400, "ALREADY_EXISTS", "商户单号已存在，但请求参数与原请求不一致");
      case MakeTransfer.Outcome.BalanceTooLow _ ->
          throw new WechatFailure(403, "NOT_ENOUGH", "资金不足");
    };
  }

  private static TransferOrder order(WechatCall call, Body body) {
    WechatAccount account = call.account();
    if (!account.appId().equals(body.appid())) {
      throw WechatFailure.invalidRequest("appid与商户号不匹配");
    }
    String outBillNo = body.outBillNo();
    if (outBillNo == null || !OUT_BILL_NO.matcher(outBillNo).matches()) {
      throw wrong("out_bill_no");
    }
    require("transfer_scene_id", body.transferSceneId(), LONGEST_SCENE_ID);
    String openid = require("openid", body.openid(), LONGEST_OPENID);
    Long amount = body.transferAmount();
    if (amount == null || amount < 1) {
      throw wrong("transfer_amount");
    }
    String remark = require("transfer_remark", body.transferRemark(), LONGEST_REMARK);
    String notifyUrl = body.notifyUrl();
    if (notifyUrl != null && !NOTIFY_URL.matcher(notifyUrl).matches()) {
      throw wrong("notify_url");
    }
    requireReport(body.transferSceneReportInfos());
    String name = name(call, body.userName(), amount);
    return new TransferOrder(
        Channel.WECHAT,
        account.mchId(),
        account.appId(),
        outBillNo,
        amount,
        openid,
        remark,
        contents(body, name),
        notifyUrl,
        SandboxPayee.of(openid).doom());
  }

  private static @Nullable String name(WechatCall call, @Nullable String encrypted, long amount) {
    if (encrypted == null || encrypted.isEmpty()) {
      if (amount >= NAME_REQUIRED_FROM_FEN) {
        throw wrong("user_name");
      }
      return null;
    }
    if (amount < NAME_ALLOWED_FROM_FEN) {
      throw wrong("user_name");
    }
    return SensitiveField.read("user_name", encrypted, call);
  }

  private static void requireReport(@Nullable List<@Nullable ReportInfo> infos) {
    if (infos == null || infos.isEmpty()) {
      throw wrong("transfer_scene_report_infos");
    }
    for (ReportInfo info : infos) {
      if (info == null
          || info.infoType() == null
          || info.infoType().isBlank()
          || info.infoContent() == null
          || info.infoContent().isBlank()) {
        throw wrong("transfer_scene_report_infos");
      }
    }
  }

  /** The name in clear: its ciphertext is another one each time. */
  private static String contents(Body body, @Nullable String name) {
    return new Body(
            body.appid(),
            body.outBillNo(),
            body.transferSceneId(),
            body.openid(),
            name,
            body.transferAmount(),
            body.transferRemark(),
            body.notifyUrl(),
            body.userRecvPerception(),
            body.transferSceneReportInfos())
        .toString();
  }

  private static String require(String field, @Nullable String value, int longest) {
    if (value == null || value.isBlank() || value.length() > longest) {
      throw wrong(field);
    }
    return value;
  }

  private static WechatFailure wrong(String field) {
    return WechatFailure.parameter("参数错误: " + field);
  }

  private static Answer answer(Transfer transfer) {
    return new Answer(
        transfer.outBizNo(),
        transfer.transferNo(),
        Rfc3339.format(transfer.createdAt()),
        TransferBillState.of(transfer).name(),
        TransferBillState.failReason(transfer),
        transfer.state() == TransferState.WAITING ? transfer.token() : null);
  }
}
