package io.adpay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.alipay.api.AlipayApiException;
import com.alipay.api.AlipayClient;
import com.alipay.api.AlipayConfig;
import com.alipay.api.DefaultAlipayClient;
import com.alipay.api.domain.AlipayFundTransCommonQueryModel;
import com.alipay.api.domain.AlipayFundTransUniTransferModel;
import com.alipay.api.domain.Participant;
import com.alipay.api.internal.util.AlipayLogger;
import com.alipay.api.request.AlipayFundTransCommonQueryRequest;
import com.alipay.api.request.AlipayFundTransUniTransferRequest;
import com.alipay.api.response.AlipayFundTransCommonQueryResponse;
import com.alipay.api.response.AlipayFundTransUniTransferResponse;
import com.google.gson.annotations.SerializedName;
import com.wechat.pay.java.core.RSAPublicKeyConfig;
import com.wechat.pay.java.core.exception.ServiceException;
import com.wechat.pay.java.core.http.DefaultHttpClientBuilder;
import com.wechat.pay.java.core.http.HttpClient;
import com.wechat.pay.java.core.http.HttpHeaders;
import com.wechat.pay.java.core.http.HttpMethod;
import com.wechat.pay.java.core.http.HttpRequest;
import com.wechat.pay.java.core.http.JsonRequestBody;
import java.net.URI;
import java.security.Security;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Transfers through the unmodified official SDKs, pointed here by the demo merchant's credentials.
 * WeChat Pay's has no classes for them, but a client that signs, encrypts and verifies.
 */
class OfficialSdkTransferIT {

  private static final String RESTRICTIONS = "jdk.certpath.disabledAlgorithms";
  private static final String BILLS =
      "https://api.mch.weixin.qq.com/v3/fund-app/mch-transfer/transfer-bills";

  private final RunningSandbox sandbox = RunningSandbox.shared();
  private final JsonNode credentials =
      RunningSandbox.json(sandbox.get("/sandbox/credentials").body());
  private final JsonNode alipay = credentials.path("ALIPAY");
  private final JsonNode wechat = credentials.path("WECHAT");
  private final String number = RunningSandbox.number("X");

  /** What WeChat Pay answers, as far as it is looked at here. */
  static final class Bill {
    @SerializedName("out_bill_no")
    private String outBillNo;

    @SerializedName("state")
    private String state;

    @SerializedName("package_info")
    private String packageInfo;
  }

  /** Loading Alipay's client lifts a protection of the whole JVM, which must come back. */
  @BeforeAll
  static void loadAlipayClient() throws ClassNotFoundException {
    String restrictions = Security.getProperty(RESTRICTIONS);
    Class.forName(DefaultAlipayClient.class.getName());
    Security.setProperty(RESTRICTIONS, restrictions);
    AlipayLogger.setNeedEnableLogger(false);
  }

  @Test
  void alipayTransferIsMadeAndQueried() throws AlipayApiException {
    AlipayConfig config = new AlipayConfig();
    config.setServerUrl(alipay.path("gatewayUrl").stringValue());
    config.setAppId(alipay.path("appId").stringValue());
    config.setPrivateKey(alipay.path("appPrivateKey").stringValue());
    config.setAlipayPublicKey(alipay.path("alipayPublicKey").stringValue());
    AlipayClient client = new DefaultAlipayClient(config);

    AlipayFundTransCommonQueryResponse unknown = client.execute(alipayQuery());
    assertThat(unknown.isSuccess()).isFalse();
    assertThat(unknown.getSubCode()).isEqualTo("ORDER_NOT_EXIST");

    AlipayFundTransUniTransferResponse made = client.execute(alipayTransfer());
    assertThat(made.isSuccess()).isTrue();
    assertThat(made.getStatus()).isEqualTo("SUCCESS");
    AlipayFundTransCommonQueryResponse known = client.execute(alipayQuery());
    assertThat(known.getStatus()).isEqualTo("SUCCESS");
    assertThat(known.getOrderId()).isEqualTo(made.getOrderId());
    assertThat(known.getPayDate()).isNotNull();
  }

  @Test
  void wechatTransferIsMadeQueriedAndCalledOff() {
    HttpClient client = wechatClient();
    assertThatThrownBy(() -> client.get(headers(), BILLS + "/out-bill-no/" + number, Bill.class))
        .isInstanceOfSatisfying(
            ServiceException.class,
            error -> {
              assertThat(error.getHttpStatusCode()).isEqualTo(404);
              assertThat(error.getErrorCode()).isEqualTo("NOT_FOUND");
            });
    String name = wechatConfig().createEncryptor().encrypt("张三");
    String body =
        WechatWire.transfer(
                number,
                200_000,
                "oPayee",
                "http://127.0.0.1:1/n",
                ",\"user_name\":\"" + name + "\"")
            .replace(ServicesAccount.WECHAT_APP_ID, wechat.path("appId").stringValue());
    Bill made =
        client
            .execute(
                new HttpRequest.Builder()
                    .httpMethod(HttpMethod.POST)
                    .url(BILLS)
                    .headers(headers())
                    .body(new JsonRequestBody.Builder().body(body).build())
                    .build(),
                Bill.class)
            .getServiceResponse();
    assertThat(made.outBillNo).isEqualTo(number);
    assertThat(made.state).isEqualTo("WAIT_USER_CONFIRM");
    assertThat(made.packageInfo).isNotEmpty();
    assertThat(
            client
                .get(headers(), BILLS + "/out-bill-no/" + number, Bill.class)
                .getServiceResponse()
                .state)
        .isEqualTo("WAIT_USER_CONFIRM");
    assertThat(
            client
                .post(headers(), BILLS + "/out-bill-no/" + number + "/cancel", null, Bill.class)
                .getServiceResponse()
                .state)
        .isEqualTo("CANCELING");
  }

  private AlipayFundTransUniTransferRequest alipayTransfer() {
    Participant payee = new Participant();
    payee.setIdentity("payee@sandbox.example");
    payee.setIdentityType("ALIPAY_LOGON_ID");
    payee.setName("张三");
    AlipayFundTransUniTransferModel model = new AlipayFundTransUniTransferModel();
    model.setOutBizNo(number);
    model.setTransAmount("88.80");
    model.setProductCode("TRANS_ACCOUNT_NO_PWD");
    model.setBizScene("DIRECT_TRANSFER");
    model.setOrderTitle("流量收益");
    model.setPayeeInfo(payee);
    AlipayFundTransUniTransferRequest request = new AlipayFundTransUniTransferRequest();
    request.setBizModel(model);
    return request;
  }

  private AlipayFundTransCommonQueryRequest alipayQuery() {
    AlipayFundTransCommonQueryModel model = new AlipayFundTransCommonQueryModel();
    model.setOutBizNo(number);
    model.setProductCode("TRANS_ACCOUNT_NO_PWD");
    model.setBizScene("DIRECT_TRANSFER");
    AlipayFundTransCommonQueryRequest request = new AlipayFundTransCommonQueryRequest();
    request.setBizModel(model);
    return request;
  }

  private static HttpHeaders headers() {
    HttpHeaders headers = new HttpHeaders();
    headers.addHeader("Accept", "application/json");
    headers.addHeader("Content-Type", "application/json");
    return headers;
  }

  private RSAPublicKeyConfig wechatConfig() {
    return new RSAPublicKeyConfig.Builder()
        .merchantId(wechat.path("mchId").stringValue())
        .privateKey(wechat.path("merchantPrivateKey").stringValue())
        .merchantSerialNumber(wechat.path("merchantSerialNo").stringValue())
        .publicKey(wechat.path("wechatpayPublicKey").stringValue())
        .publicKeyId(wechat.path("wechatpayPublicKeyId").stringValue())
        .apiV3Key(wechat.path("apiV3Key").stringValue())
        .build();
  }

  /** The SDK knows the real host only: its transport is told where that is. */
  private HttpClient wechatClient() {
    URI base = URI.create(wechat.path("baseUrl").stringValue());
    OkHttpClient transport =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  Request request = chain.request();
                  return chain.proceed(
                      request
                          .newBuilder()
                          .url(
                              request
                                  .url()
                                  .newBuilder()
                                  .scheme(base.getScheme())
                                  .host(base.getHost())
                                  .port(base.getPort())
                                  .build())
                          .build());
                })
            .build();
    return new DefaultHttpClientBuilder().config(wechatConfig()).okHttpClient(transport).build();
  }
}
