package io.adpay.payment.channel.wechat;

import com.google.gson.annotations.SerializedName;
import com.wechat.pay.java.core.cipher.PrivacyEncryptor;
import com.wechat.pay.java.core.http.Constant;
import com.wechat.pay.java.core.http.HostName;
import com.wechat.pay.java.core.http.HttpClient;
import com.wechat.pay.java.core.http.HttpHeaders;
import com.wechat.pay.java.core.http.HttpMethod;
import com.wechat.pay.java.core.http.HttpRequest;
import com.wechat.pay.java.core.http.JsonRequestBody;
import com.wechat.pay.java.core.http.MediaType;
import com.wechat.pay.java.core.util.GsonUtil;
import io.adpay.common.money.Money;
import io.adpay.payment.channel.OutPayoutNo;
import io.adpay.payment.channel.PayoutCommand;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Transfers to payees ({@code /v3/fund-app/mch-transfer/transfer-bills}), which the SDK has no
 * service for: its client signs, verifies and sends, and the words are ours.
 */
final class WechatPayTransfers {

  private static final String BILLS =
      "https://" + HostName.API.getValue() + "/v3/fund-app/mch-transfer/transfer-bills";

  /** Of less than this WeChat Pay refuses to compare the payee's name. */
  private static final Money LEAST_WITH_NAME = Money.ofFen(30);

  private final HttpClient http;
  private final Supplier<PrivacyEncryptor> encryptors;
  private final WechatPayProperties properties;

  /**
   * @param encryptors makes a new one each time: the SDK's keeps one cipher for all its callers,
   *     and two at once would get each other's names
   */
  WechatPayTransfers(
      HttpClient http, Supplier<PrivacyEncryptor> encryptors, WechatPayProperties properties) {
    this.http = http;
    this.encryptors = encryptors;
    this.properties = properties;
  }

  /** Sends a transfer, or the same one again. */
  Transfer create(PayoutCommand command) {
    TransferScene scene = properties.payout();
    Body body =
        new Body(
            properties.appId(),
            command.outPayoutNo().value(),
            scene.sceneId(),
            command.payee().account(),
            name(command),
            command.amount().fen(),
            scene.remark(),
            properties.notifyUrl().toString(),
            scene.perception(),
            scene.reports().stream()
                .map(report -> new ReportInfo(report.kind(), report.content()))
                .toList());
    return http.execute(
            request(HttpMethod.POST, BILLS)
                .body(new JsonRequestBody.Builder().body(GsonUtil.toJson(body)).build())
                .build(),
            Transfer.class)
        .getServiceResponse();
  }

  /** Asks about a transfer. */
  Transfer query(OutPayoutNo outPayoutNo) {
    return http.execute(
            request(HttpMethod.GET, BILLS + "/out-bill-no/" + outPayoutNo).build(), Transfer.class)
        .getServiceResponse();
  }

  /**
   * The payee's name, encrypted for WeChat Pay with the key that the request's {@code
   * Wechatpay-Serial} names. From 2,000 yuan it is demanded; below, whoever states it has it
   * compared, which is what we want.
   */
  private @Nullable String name(PayoutCommand command) {
    return command.amount().compareTo(LEAST_WITH_NAME) < 0
        ? null
        : encryptors.get().encrypt(command.payee().name());
  }

  private static HttpRequest.Builder request(HttpMethod method, String url) {
    HttpHeaders headers = new HttpHeaders();
    headers.addHeader(Constant.ACCEPT, MediaType.APPLICATION_JSON.getValue());
    headers.addHeader(Constant.CONTENT_TYPE, MediaType.APPLICATION_JSON.getValue());
    return new HttpRequest.Builder().httpMethod(method).url(url).headers(headers);
  }

  /** What a transfer is asked for with. */
  private record Body(
      String appid,
      @SerializedName("out_bill_no") String outBillNo,
      @SerializedName("transfer_scene_id") String transferSceneId,
      String openid,
      @SerializedName("user_name") @Nullable String userName,
      @SerializedName("transfer_amount") long transferAmount,
      @SerializedName("transfer_remark") String transferRemark,
      @SerializedName("notify_url") String notifyUrl,
      @SerializedName("user_recv_perception") String userRecvPerception,
      @SerializedName("transfer_scene_report_infos") List<ReportInfo> transferSceneReportInfos) {

    /** Says nothing of the payee: names and accounts belong in no log. */
    @Override
    public String toString() {
      return "Body[" + outBillNo + "]";
    }
  }

  private record ReportInfo(
      @SerializedName("info_type") String infoType,
      @SerializedName("info_content") String infoContent) {}
}
