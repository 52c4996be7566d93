package io.adpay.payment.channel.wechat;

import com.wechat.pay.java.core.auth.WechatPay2Validator;
import com.wechat.pay.java.core.http.Constant;
import com.wechat.pay.java.core.http.DefaultHttpClientBuilder;
import com.wechat.pay.java.core.http.HostName;
import com.wechat.pay.java.core.http.HttpClient;
import com.wechat.pay.java.core.http.HttpHeaders;
import com.wechat.pay.java.core.http.HttpMethod;
import com.wechat.pay.java.core.http.HttpRequest;
import com.wechat.pay.java.core.http.HttpResponse;
import com.wechat.pay.java.core.http.JsonRequestBody;
import com.wechat.pay.java.core.http.MediaType;
import com.wechat.pay.java.core.util.GsonUtil;
import com.wechat.pay.java.service.payments.h5.H5Service;
import com.wechat.pay.java.service.payments.jsapi.JsapiServiceExtension;
import com.wechat.pay.java.service.payments.nativepay.NativePayService;
import com.wechat.pay.java.service.refund.RefundService;
import io.adpay.payment.channel.OutTradeNo;
import io.adpay.payment.channel.access.ChannelHttp;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** The parts of WeChat Pay's SDK that we call, on a connection of our own. */
final class WechatPayApi {

  private final HttpClient http;
  private final NativePayService nativePay;
  private final H5Service h5;
  private final JsapiServiceExtension jsapi;
  private final RefundService refunds;
  private final WechatPayTransfers transfers;

  WechatPayApi(WechatPayProperties properties, WechatPayKeys keys) {
    OkHttpClient.Builder connection =
        ChannelHttp.client(properties.http())
            .newBuilder()
            .addInterceptor(ChannelHttp.refuseBareFailures());
    URI baseUrl = properties.baseUrl();
    if (baseUrl != null) {
      connection.addInterceptor(to(baseUrl));
    }
    http =
        new DefaultHttpClientBuilder()
            .credential(keys.config().createCredential())
            .validator(new WechatPay2Validator(keys))
            .okHttpClient(connection.build())
            .disableRetryOnConnectionFailure()
            .build();
    nativePay = new NativePayService.Builder().httpClient(http).build();
    h5 = new H5Service.Builder().httpClient(http).build();
    jsapi =
        new JsapiServiceExtension.Builder()
            .config(keys.config())
            .httpClient(http)
            .signType("RSA")
            .build();
    refunds = new RefundService.Builder().httpClient(http).build();
    transfers = new WechatPayTransfers(http, keys.config()::createEncryptor, properties);
  }

  /** QR codes, and the questions about every kind of payment. */
  NativePayService nativePay() {
    return nativePay;
  }

  /** Payments in a phone's browser. */
  H5Service h5() {
    return h5;
  }

  /** Payments inside WeChat. */
  JsapiServiceExtension jsapi() {
    return jsapi;
  }

  /** Refunds. */
  RefundService refunds() {
    return refunds;
  }

  /** Transfers to payees, of which the SDK knows only the kind that is closed to new merchants. */
  WechatPayTransfers transfers() {
    return transfers;
  }

  /**
   * Closes a payment, and gives the code that came back with a success, if any. The SDK's own call
   * returns nothing: it takes a 202 that says USERPAYING for a payment that is closed.
   */
  Optional<String> close(String mchId, OutTradeNo outTradeNo) {
    HttpHeaders headers = new HttpHeaders();
    headers.addHeader(Constant.ACCEPT, MediaType.APPLICATION_JSON.getValue());
    headers.addHeader(Constant.CONTENT_TYPE, MediaType.APPLICATION_JSON.getValue());
    HttpRequest request =
        new HttpRequest.Builder()
            .httpMethod(HttpMethod.POST)
            .url(
                "https://"
                    + HostName.API.getValue()
                    + "/v3/pay/transactions/out-trade-no/"
                    + outTradeNo
                    + "/close")
            .headers(headers)
            .body(
                new JsonRequestBody.Builder().body(GsonUtil.toJson(Map.of("mchid", mchId))).build())
            .build();
    HttpResponse<CloseAnswer> response = http.execute(request, CloseAnswer.class);
    CloseAnswer answer = response.getServiceResponse();
    if (answer == null) {
      return Optional.empty();
    }
    return Optional.of(answer.code() == null ? "" : answer.code());
  }

  /** Leaves path and query, which are signed, as they are. */
  private static Interceptor to(URI baseUrl) {
    HttpUrl target = HttpUrl.get(baseUrl);
    if (target == null) {
      throw new IllegalArgumentException("adpay.channels.wechat.base-url is no HTTP address");
    }
    return chain ->
        chain.proceed(
            chain
                .request()
                .newBuilder()
                .url(
                    chain
                        .request()
                        .url()
                        .newBuilder()
                        .scheme(target.scheme())
                        .host(target.host())
                        .port(target.port())
                        .build())
                .build());
  }

  /** What stands in a success that is not one. */
  private record CloseAnswer(@Nullable String code) {}
}
