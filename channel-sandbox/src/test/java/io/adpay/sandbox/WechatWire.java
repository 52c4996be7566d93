package io.adpay.sandbox;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** WeChat Pay's wire as its documentation describes it, written out by hand. */
final class WechatWire {

  private final RunningSandbox sandbox;

  WechatWire(RunningSandbox sandbox) {
    this.sandbox = sandbox;
  }

  HttpResponse<String> get(String target) {
    return call("GET", target, "");
  }

  HttpResponse<String> post(String target, String body) {
    return call("POST", target, body);
  }

  HttpResponse<String> call(String method, String target, String body) {
    return call(
        method,
        target,
        body,
        Instant.now().getEpochSecond(),
        ServicesAccount.MERCHANT_SERIAL,
        sandbox.account.merchant.getPrivate());
  }

  HttpResponse<String> call(
      String method, String target, String body, long timestamp, String serial, PrivateKey key) {
    String authorization =
        authorization(method, target, body, timestamp, ServicesAccount.MCH_ID, serial, key);
    HttpRequest.BodyPublisher publisher =
        body.isEmpty()
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body);
    return sandbox.send(
        HttpRequest.newBuilder(URI.create(sandbox.url(target)))
            .header("Authorization", authorization)
            .header("Accept", "application/json")
            .header("Content-Type", "application/json")
            .header("Wechatpay-Serial", ServicesAccount.PUBLIC_KEY_ID)
            .method(method, publisher));
  }

  /** Method, target, time, nonce and body, each on a line, signed. */
  static String authorization(
      String method,
      String target,
      String body,
      long timestamp,
      String mchId,
      String serial,
      PrivateKey key) {
    String nonce = UUID.randomUUID().toString().replace("-", "");
    String text = method + "\n" + target + "\n" + timestamp + "\n" + nonce + "\n" + body + "\n";
    return "WECHATPAY2-SHA256-RSA2048 mchid=\"%s\",nonce_str=\"%s\",signature=\"%s\",timestamp=\"%d\",serial_no=\"%s\""
        .formatted(mchId, nonce, Crypto.sign(text, key), timestamp, serial);
  }

  /** Whether WeChat Pay signed this answer: timestamp, nonce and body, each on a line. */
  boolean signedByWechatpay(HttpResponse<String> answer) {
    String text =
        header(answer, "Wechatpay-Timestamp")
            + "\n"
            + header(answer, "Wechatpay-Nonce")
            + "\n"
            + answer.body()
            + "\n";
    return header(answer, "Wechatpay-Serial").equals(ServicesAccount.PUBLIC_KEY_ID)
        && Crypto.verifies(
            text, header(answer, "Wechatpay-Signature"), sandbox.account.wechatpay.getPublic());
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  static String prepay(String outTradeNo, long total, String notifyUrl) {
    return prepay(outTradeNo, total, notifyUrl, "");
  }

  static String prepay(String outTradeNo, long total, String notifyUrl, String more) {
    return """
        {"appid":"%s","mchid":"%s","description":"账户充值","out_trade_no":"%s",
         "notify_url":"%s","amount":{"total":%d,"currency":"CNY"}%s}
        """
        .formatted(
            ServicesAccount.WECHAT_APP_ID,
            ServicesAccount.MCH_ID,
            outTradeNo,
            notifyUrl,
            total,
            more);
  }

  static String refund(String outTradeNo, String outRefundNo, long refund, long total, String url) {
    return """
        {"out_trade_no":"%s","out_refund_no":"%s","reason":"不需要了","notify_url":"%s",
         "amount":{"refund":%d,"total":%d,"currency":"CNY"}}
        """
        .formatted(outTradeNo, outRefundNo, url, refund, total);
  }

  static String transfer(
      String outBillNo, long amount, String openid, String notifyUrl, String more) {
    return """
        {"appid":"%s","out_bill_no":"%s","transfer_scene_id":"1005","openid":"%s",
         "transfer_amount":%d,"transfer_remark":"流量收益","notify_url":"%s",
         "transfer_scene_report_infos":[{"info_type":"岗位类型","info_content":"流量主"},
          {"info_type":"报酬说明","info_content":"流量收益"}]%s}
        """
        .formatted(ServicesAccount.WECHAT_APP_ID, outBillNo, openid, amount, notifyUrl, more);
  }

  /** Whether WeChat Pay signed this notice. */
  boolean verifies(NoticeReceiver.Received notice) {
    String text =
        notice.header("Wechatpay-Timestamp")
            + "\n"
            + notice.header("Wechatpay-Nonce")
            + "\n"
            + notice.body()
            + "\n";
    return notice.header("Wechatpay-Serial").equals(ServicesAccount.PUBLIC_KEY_ID)
        && Crypto.verifies(
            text, notice.header("Wechatpay-Signature"), sandbox.account.wechatpay.getPublic());
  }

  /** What the holder of the API v3 key reads in it. */
  static JsonNode resource(JsonNode envelope) {
    return RunningSandbox.json(
        Crypto.decrypt(
            envelope.at("/resource/ciphertext").stringValue(),
            envelope.at("/resource/associated_data").stringValue(),
            envelope.at("/resource/nonce").stringValue(),
            ServicesAccount.API_V3_KEY));
  }
}
