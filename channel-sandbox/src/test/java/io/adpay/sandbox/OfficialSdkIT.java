package io.adpay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.alipay.api.AlipayApiException;
import com.alipay.api.AlipayClient;
import com.alipay.api.AlipayConfig;
import com.alipay.api.DefaultAlipayClient;
import com.alipay.api.domain.AlipayTradeCloseModel;
import com.alipay.api.domain.AlipayTradeFastpayRefundQueryModel;
import com.alipay.api.domain.AlipayTradePagePayModel;
import com.alipay.api.domain.AlipayTradePrecreateModel;
import com.alipay.api.domain.AlipayTradeQueryModel;
import com.alipay.api.domain.AlipayTradeRefundModel;
import com.alipay.api.internal.util.AlipayLogger;
import com.alipay.api.internal.util.AlipaySignature;
import com.alipay.api.request.AlipayTradeCloseRequest;
import com.alipay.api.request.AlipayTradeFastpayRefundQueryRequest;
import com.alipay.api.request.AlipayTradePagePayRequest;
import com.alipay.api.request.AlipayTradePrecreateRequest;
import com.alipay.api.request.AlipayTradeQueryRequest;
import com.alipay.api.request.AlipayTradeRefundRequest;
import com.alipay.api.response.AlipayTradePrecreateResponse;
import com.alipay.api.response.AlipayTradeQueryResponse;
import com.alipay.api.response.AlipayTradeRefundResponse;
import com.wechat.pay.java.core.RSAPublicKeyConfig;
import com.wechat.pay.java.core.exception.ServiceException;
import com.wechat.pay.java.core.http.DefaultHttpClientBuilder;
import com.wechat.pay.java.core.http.HttpClient;
import com.wechat.pay.java.core.notification.NotificationParser;
import com.wechat.pay.java.core.notification.RequestParam;
import com.wechat.pay.java.service.payments.h5.H5Service;
import com.wechat.pay.java.service.payments.h5.model.H5Info;
import com.wechat.pay.java.service.payments.h5.model.SceneInfo;
import com.wechat.pay.java.service.payments.jsapi.JsapiService;
import com.wechat.pay.java.service.payments.jsapi.model.Payer;
import com.wechat.pay.java.service.payments.model.Transaction;
import com.wechat.pay.java.service.payments.nativepay.NativePayService;
import com.wechat.pay.java.service.payments.nativepay.model.Amount;
import com.wechat.pay.java.service.payments.nativepay.model.CloseOrderRequest;
import com.wechat.pay.java.service.payments.nativepay.model.PrepayRequest;
import com.wechat.pay.java.service.payments.nativepay.model.QueryOrderByIdRequest;
import com.wechat.pay.java.service.payments.nativepay.model.QueryOrderByOutTradeNoRequest;
import com.wechat.pay.java.service.refund.RefundService;
import com.wechat.pay.java.service.refund.model.AmountReq;
import com.wechat.pay.java.service.refund.model.CreateRequest;
import com.wechat.pay.java.service.refund.model.QueryByOutRefundNoRequest;
import com.wechat.pay.java.service.refund.model.RefundNotification;
import com.wechat.pay.java.service.refund.model.Status;
import java.net.URI;
import java.net.http.HttpResponse;
import java.security.Security;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The unmodified official SDKs, pointed here by nothing but the demo merchant's credentials. */
class OfficialSdkIT {

  private static final String RESTRICTIONS = "jdk.certpath.disabledAlgorithms";

  private final RunningSandbox sandbox = RunningSandbox.shared();
  private final JsonNode credentials =
      RunningSandbox.json(sandbox.get("/sandbox/credentials").body());
  private final JsonNode alipay = credentials.path("ALIPAY");
  private final JsonNode wechat = credentials.path("WECHAT");
  private final String number = RunningSandbox.number("S");

  /** Loading Alipay's client lifts a protection of the whole JVM, which must come back. */
  @BeforeAll
  static void loadAlipayClient() throws ClassNotFoundException {
    String restrictions = Security.getProperty(RESTRICTIONS);
    Class.forName(DefaultAlipayClient.class.getName());
    Security.setProperty(RESTRICTIONS, restrictions);
    AlipayLogger.setNeedEnableLogger(false);
  }

  @Test
  void alipayCodeIsPaidQueriedAndRefunded() throws AlipayApiException {
    AlipayClient client = alipayClient();
    try (NoticeReceiver merchant = new NoticeReceiver()) {
      AlipayTradePrecreateResponse code = client.execute(precreate(merchant.url()));
      assertThat(code.isSuccess()).isTrue();
      assertThat(code.getQrCode()).startsWith(sandbox.url("/qr/"));
      assertThat(client.execute(alipayQuery()).getSubCode()).isEqualTo("ACQ.TRADE_NOT_EXIST");

      sandbox.pay("ALIPAY", number, "");
      AlipayTradeQueryResponse paid = client.execute(alipayQuery());
      assertThat(paid.getTradeStatus()).isEqualTo("TRADE_SUCCESS");
      assertThat(paid.getTotalAmount()).isEqualTo("88.80");
      assertThat(paid.getSendPayDate()).isNotNull();

      await().until(() -> !merchant.received().isEmpty());
      Map<String, String> notice = new TreeMap<>(merchant.received().getFirst().form());
      assertThat(
              AlipaySignature.rsaCheckV1(
                  notice, alipay.path("alipayPublicKey").stringValue(), "utf-8", "RSA2"))
          .isTrue();

      AlipayTradeRefundResponse refund = client.execute(alipayRefund("8.80"));
      assertThat(refund.getFundChange()).isEqualTo("Y");
      assertThat(refund.getRefundFee()).isEqualTo("8.80");
      AlipayTradeFastpayRefundQueryModel model = new AlipayTradeFastpayRefundQueryModel();
      model.setOutTradeNo(number);
      model.setOutRequestNo("R1");
      model.setQueryOptions(List.of("gmt_refund_pay"));
      AlipayTradeFastpayRefundQueryRequest query = new AlipayTradeFastpayRefundQueryRequest();
      query.setBizModel(model);
      assertThat(client.execute(query).getRefundStatus()).isEqualTo("REFUND_SUCCESS");
      assertThat(client.execute(query).getGmtRefundPay()).isNotNull();
    }
  }

  @Test
  void alipayPageIsOpenedPaidAndLeadsBack() throws AlipayApiException {
    AlipayTradePagePayModel model = new AlipayTradePagePayModel();
    model.setOutTradeNo(number);
    model.setTotalAmount("1.23");
    model.setSubject("A&B<\"'>中");
    model.setProductCode("FAST_INSTANT_TRADE_PAY");
    AlipayTradePagePayRequest request = new AlipayTradePagePayRequest();
    request.setBizModel(model);
    request.setReturnUrl("http://merchant.example/back");
    String page = alipayClient().pageExecute(request, "GET").getBody();
    HttpResponse<String> opened = sandbox.get(page.substring(page.indexOf("/gateway.do")));
    String cashier = URI.create(opened.headers().firstValue("Location").orElseThrow()).getPath();
    assertThat(sandbox.get(cashier).body()).contains("A&amp;B&lt;&quot;&#39;&gt;中");
    HttpResponse<String> paid = sandbox.form(cashier + "/pay", "");
    String back = paid.headers().firstValue("Location").orElseThrow();
    Map<String, String> parameters = AlipayWire.queryOf(back);
    assertThat(
            AlipaySignature.rsaCheckV1(
                parameters, alipay.path("alipayPublicKey").stringValue(), "utf-8", "RSA2"))
        .isTrue();
  }

  @Test
  void alipayTradeIsClosedOnceItWasScanned() throws AlipayApiException {
    AlipayClient client = alipayClient();
    String code = client.execute(precreate("http://127.0.0.1:1/n")).getQrCode();
    AlipayTradeCloseModel model = new AlipayTradeCloseModel();
    model.setOutTradeNo(number);
    AlipayTradeCloseRequest close = new AlipayTradeCloseRequest();
    close.setBizModel(model);
    assertThat(client.execute(close).getSubCode()).isEqualTo("ACQ.TRADE_NOT_EXIST");
    sandbox.get(URI.create(code).getPath().replace("/qr/", "/cashier/"));
    assertThat(client.execute(close).isSuccess()).isTrue();
    assertThat(client.execute(alipayQuery()).getTradeStatus()).isEqualTo("TRADE_CLOSED");
  }

  @Test
  void alipayRefusesAnotherMerchantsKey() throws AlipayApiException {
    AlipayConfig config = alipayConfig();
    config.setPrivateKey(
        Base64.getEncoder().encodeToString(Crypto.rsa().getPrivate().getEncoded()));
    assertThat(new DefaultAlipayClient(config).execute(alipayQuery()).getSubCode())
        .isEqualTo("isv.invalid-signature");
  }

  @Test
  void wechatCodeIsPaidQueriedNotifiedAndRefunded() {
    HttpClient http = wechatClient();
    NativePayService service = new NativePayService.Builder().httpClient(http).build();
    try (NoticeReceiver merchant = new NoticeReceiver()) {
      String code = service.prepay(nativePrepay(merchant.url())).getCodeUrl();
      assertThat(code).startsWith("weixin://");
      assertThat(service.prepay(nativePrepay(merchant.url())).getCodeUrl()).isEqualTo(code);

      sandbox.pay("WECHAT", number, "");
      QueryOrderByOutTradeNoRequest query = new QueryOrderByOutTradeNoRequest();
      query.setMchid(wechat.path("mchId").stringValue());
      query.setOutTradeNo(number);
      Transaction paid = service.queryOrderByOutTradeNo(query);
      assertThat(paid.getTradeState()).isEqualTo(Transaction.TradeStateEnum.SUCCESS);
      assertThat(paid.getAmount().getTotal()).isEqualTo(8880);
      QueryOrderByIdRequest byId = new QueryOrderByIdRequest();
      byId.setMchid(query.getMchid());
      byId.setTransactionId(paid.getTransactionId());
      assertThat(service.queryOrderById(byId).getOutTradeNo()).isEqualTo(number);

      await().until(() -> !merchant.received().isEmpty());
      Transaction notified = parse(merchant.received().getFirst(), Transaction.class);
      assertThat(notified.getTransactionId()).isEqualTo(paid.getTransactionId());
      assertThat(notified.getAmount().getPayerTotal()).isEqualTo(8880);
    }
    try (NoticeReceiver merchant = new NoticeReceiver()) {
      RefundService refunds = new RefundService.Builder().httpClient(http).build();
      String refundNo = RunningSandbox.number("R");
      assertThat(refunds.create(wechatRefund(refundNo, merchant.url())).getStatus())
          .isEqualTo(Status.PROCESSING);
      QueryByOutRefundNoRequest query = new QueryByOutRefundNoRequest();
      query.setOutRefundNo(refundNo);
      await().until(() -> refunds.queryByOutRefundNo(query).getStatus() == Status.SUCCESS);
      await().until(() -> !merchant.received().isEmpty());
      RefundNotification notified = parse(merchant.received().getFirst(), RefundNotification.class);
      assertThat(notified.getRefundStatus()).isEqualTo(Status.SUCCESS);
      assertThat(notified.getAmount().getRefund()).isEqualTo(80);
    }
  }

  @Test
  void wechatOrderIsClosedAndErrorsCarryTheirCodes() {
    NativePayService service = new NativePayService.Builder().httpClient(wechatClient()).build();
    CloseOrderRequest close = new CloseOrderRequest();
    close.setMchid(wechat.path("mchId").stringValue());
    close.setOutTradeNo(number);
    assertThatThrownBy(() -> service.closeOrder(close))
        .isInstanceOfSatisfying(
            ServiceException.class,
            error -> {
              assertThat(error.getHttpStatusCode()).isEqualTo(404);
              assertThat(error.getErrorCode()).isEqualTo("ORDER_NOT_EXIST");
            });
    service.prepay(nativePrepay("http://127.0.0.1:1/n"));
    service.closeOrder(close);
    assertThatThrownBy(() -> service.prepay(nativePrepay("http://127.0.0.1:1/n")))
        .isInstanceOfSatisfying(
            ServiceException.class,
            error -> assertThat(error.getErrorCode()).isEqualTo("ORDER_CLOSED"));
  }

  @Test
  void wechatPhoneAndInsidePaymentsBegin() {
    HttpClient http = wechatClient();
    var phone = new com.wechat.pay.java.service.payments.h5.model.PrepayRequest();
    phone.setAppid(wechat.path("appId").stringValue());
    phone.setMchid(wechat.path("mchId").stringValue());
    phone.setDescription("充值");
    phone.setOutTradeNo(number);
    phone.setNotifyUrl("http://127.0.0.1:1/n");
    var phoneAmount = new com.wechat.pay.java.service.payments.h5.model.Amount();
    phoneAmount.setTotal(1);
    phone.setAmount(phoneAmount);
    SceneInfo scene = new SceneInfo();
    scene.setPayerClientIp("127.0.0.1");
    H5Info h5Info = new H5Info();
    h5Info.setType("Wap");
    scene.setH5Info(h5Info);
    phone.setSceneInfo(scene);
    assertThat(new H5Service.Builder().httpClient(http).build().prepay(phone).getH5Url())
        .startsWith(sandbox.url("/"));

    var inside = new com.wechat.pay.java.service.payments.jsapi.model.PrepayRequest();
    inside.setAppid(wechat.path("appId").stringValue());
    inside.setMchid(wechat.path("mchId").stringValue());
    inside.setDescription("充值");
    inside.setOutTradeNo(RunningSandbox.number("S"));
    inside.setNotifyUrl("http://127.0.0.1:1/n");
    var insideAmount = new com.wechat.pay.java.service.payments.jsapi.model.Amount();
    insideAmount.setTotal(1);
    inside.setAmount(insideAmount);
    Payer payer = new Payer();
    payer.setOpenid("oBuyer");
    inside.setPayer(payer);
    assertThat(new JsapiService.Builder().httpClient(http).build().prepay(inside).getPrepayId())
        .startsWith("wx");
  }

  private AlipayConfig alipayConfig() {
    AlipayConfig config = new AlipayConfig();
    config.setServerUrl(alipay.path("gatewayUrl").stringValue());
    config.setAppId(alipay.path("appId").stringValue());
    config.setPrivateKey(alipay.path("appPrivateKey").stringValue());
    config.setAlipayPublicKey(alipay.path("alipayPublicKey").stringValue());
    return config;
  }

  private AlipayClient alipayClient() throws AlipayApiException {
    return new DefaultAlipayClient(alipayConfig());
  }

  private AlipayTradePrecreateRequest precreate(String notifyUrl) {
    AlipayTradePrecreateModel model = new AlipayTradePrecreateModel();
    model.setOutTradeNo(number);
    model.setTotalAmount("88.80");
    model.setSubject("账户充值");
    model.setTimeExpire(AlipayWire.beijingTime(1800));
    AlipayTradePrecreateRequest request = new AlipayTradePrecreateRequest();
    request.setBizModel(model);
    request.setNotifyUrl(notifyUrl);
    return request;
  }

  private AlipayTradeQueryRequest alipayQuery() {
    AlipayTradeQueryModel model = new AlipayTradeQueryModel();
    model.setOutTradeNo(number);
    AlipayTradeQueryRequest request = new AlipayTradeQueryRequest();
    request.setBizModel(model);
    return request;
  }

  private AlipayTradeRefundRequest alipayRefund(String amount) {
    AlipayTradeRefundModel model = new AlipayTradeRefundModel();
    model.setOutTradeNo(number);
    model.setRefundAmount(amount);
    model.setOutRequestNo("R1");
    model.setRefundReason("不需要了");
    AlipayTradeRefundRequest request = new AlipayTradeRefundRequest();
    request.setBizModel(model);
    return request;
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

  private PrepayRequest nativePrepay(String notifyUrl) {
    PrepayRequest request = new PrepayRequest();
    request.setAppid(wechat.path("appId").stringValue());
    request.setMchid(wechat.path("mchId").stringValue());
    request.setDescription("账户充值");
    request.setOutTradeNo(number);
    request.setNotifyUrl(notifyUrl);
    Amount amount = new Amount();
    amount.setTotal(8880);
    amount.setCurrency("CNY");
    request.setAmount(amount);
    return request;
  }

  private CreateRequest wechatRefund(String refundNo, String notifyUrl) {
    CreateRequest request = new CreateRequest();
    request.setOutTradeNo(number);
    request.setOutRefundNo(refundNo);
    request.setNotifyUrl(notifyUrl);
    AmountReq amount = new AmountReq();
    amount.setRefund(80L);
    amount.setTotal(8880L);
    amount.setCurrency("CNY");
    request.setAmount(amount);
    return request;
  }

  private <T> T parse(NoticeReceiver.Received notice, Class<T> type) {
    return new NotificationParser(wechatConfig())
        .parse(
            new RequestParam.Builder()
                .serialNumber(notice.header("Wechatpay-Serial"))
                .timestamp(notice.header("Wechatpay-Timestamp"))
                .nonce(notice.header("Wechatpay-Nonce"))
                .signature(notice.header("Wechatpay-Signature"))
                .body(notice.body())
                .build(),
            type);
  }
}
