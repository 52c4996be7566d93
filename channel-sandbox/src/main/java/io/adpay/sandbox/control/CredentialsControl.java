package io.adpay.sandbox.control;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.adpay.sandbox.PublicBase;
import io.adpay.sandbox.account.AlipayCredentials;
import io.adpay.sandbox.account.DemoMerchant;
import io.adpay.sandbox.account.WechatCredentials;
import java.util.Base64;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the channels' consoles would show a developer of the demo merchant. */
@RestController
class CredentialsControl {

  private final DemoMerchant demoMerchant;
  private final PublicBase publicBase;

  CredentialsControl(DemoMerchant demoMerchant, PublicBase publicBase) {
    this.demoMerchant = demoMerchant;
    this.publicBase = publicBase;
  }

  record Credentials(
      @JsonProperty("ALIPAY") Alipay alipay, @JsonProperty("WECHAT") Wechat wechat) {}

  /** The keys are PKCS#8 and X.509 in Base64 without headers, as Alipay's SDK takes them. */
  record Alipay(
      String appId,
      String sellerId,
      String gatewayUrl,
      String appPrivateKey,
      String alipayPublicKey) {}

  /** The keys are PEM, as WeChat Pay's SDK takes them. */
  record Wechat(
      String mchId,
      String appId,
      String baseUrl,
      String merchantSerialNo,
      String merchantPrivateKey,
      String wechatpayPublicKeyId,
      String wechatpayPublicKey,
      String apiV3Key) {}

  @GetMapping("/sandbox/credentials")
  Credentials show() {
    AlipayCredentials alipay = demoMerchant.alipayCredentials();
    WechatCredentials wechat = demoMerchant.wechatCredentials();
    return new Credentials(
        new Alipay(
            alipay.appId(),
            alipay.sellerId(),
            publicBase.with("/gateway.do"),
            base64(alipay.appPrivateKey().getEncoded()),
            base64(alipay.alipayPublicKey().getEncoded())),
        new Wechat(
            wechat.mchId(),
            wechat.appId(),
            publicBase.with(""),
            wechat.merchantSerialNo(),
            wechat.merchantPrivateKey(),
            wechat.wechatpayPublicKeyId(),
            wechat.wechatpayPublicKey(),
            wechat.apiV3Key()));
  }

  private static String base64(byte[] key) {
    return Base64.getEncoder().encodeToString(key);
  }
}
