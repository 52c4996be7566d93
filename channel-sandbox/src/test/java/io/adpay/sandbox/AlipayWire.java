package io.adpay.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.PrivateKey;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Alipay's wire as its documentation describes it, written out by hand. */
final class AlipayWire {

  private final RunningSandbox sandbox;

  AlipayWire(RunningSandbox sandbox) {
    this.sandbox = sandbox;
  }

  /** A call as a merchant's server makes it; the answer's object is verified and parsed. */
  JsonNode call(String method, String bizContent) {
    HttpResponse<String> answer =
        post(
            signed(
                parameters(method, bizContent, Map.of()), sandbox.account.alipayApp.getPrivate()));
    return verified(method, answer);
  }

  JsonNode call(String method, String bizContent, String notifyUrl) {
    return verified(
        method,
        post(
            signed(
                parameters(method, bizContent, Map.of("notify_url", notifyUrl)),
                sandbox.account.alipayApp.getPrivate())));
  }

  HttpResponse<String> post(Map<String, String> parameters) {
    Map<String, String> query = new TreeMap<>(parameters);
    String content = query.remove("biz_content");
    return sandbox.send(
        HttpRequest.newBuilder(URI.create(sandbox.url("/gateway.do?" + encoded(query))))
            .header("Content-Type", "application/x-www-form-urlencoded;charset=utf-8")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "biz_content=" + URLEncoder.encode(content, UTF_8))));
  }

  /** What a buyer's browser opens. */
  String pageUrl(String method, String bizContent, String notifyUrl, String returnUrl) {
    Map<String, String> parameters =
        parameters(method, bizContent, Map.of("notify_url", notifyUrl, "return_url", returnUrl));
    return "/gateway.do?" + encoded(signed(parameters, sandbox.account.alipayApp.getPrivate()));
  }

  static Map<String, String> parameters(
      String method, String bizContent, Map<String, String> more) {
    Map<String, String> parameters = new TreeMap<>(more);
    parameters.put("app_id", ServicesAccount.ALIPAY_APP_ID);
    parameters.put("method", method);
    parameters.put("format", "json");
    parameters.put("charset", "utf-8");
    parameters.put("sign_type", "RSA2");
    parameters.put("timestamp", beijingTime(0));
    parameters.put("version", "1.0");
    parameters.put("biz_content", bizContent);
    return parameters;
  }

  /** Sorted by name, joined as they are, signed: all but {@code sign} itself. */
  static Map<String, String> signed(Map<String, String> parameters, PrivateKey key) {
    Map<String, String> signed = new TreeMap<>(parameters);
    signed.put("sign", Crypto.sign(joined(parameters), key));
    return signed;
  }

  static String joined(Map<String, String> parameters) {
    return new TreeMap<>(parameters)
        .entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining("&"));
  }

  static String encoded(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }

  /** The parameters that a browser was sent away with. */
  static Map<String, String> queryOf(String url) {
    Map<String, String> query = new TreeMap<>();
    for (String pair : URI.create(url).getRawQuery().split("&", -1)) {
      int at = pair.indexOf('=');
      query.put(pair.substring(0, at), URLDecoder.decode(pair.substring(at + 1), UTF_8));
    }
    return query;
  }

  static String beijingTime(long secondsFromNow) {
    return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss")
        .format(LocalDateTime.now(ZoneId.of("Asia/Shanghai")).plusSeconds(secondsFromNow));
  }

  /** The signed text is everything between the root's colon and {@code ,"sign":}, byte by byte. */
  private JsonNode verified(String method, HttpResponse<String> answer) {
    String root = method.replace('.', '_') + "_response";
    String start = "{\"" + root + "\":";
    String body = answer.body();
    if (answer.statusCode() != 200 || !body.startsWith(start)) {
      throw new AssertionError(answer.statusCode() + " " + body);
    }
    int end = body.lastIndexOf(",\"sign\":\"");
    String object = body.substring(start.length(), end);
    String sign = body.substring(end + ",\"sign\":\"".length(), body.length() - "\"}".length());
    if (!Crypto.verifies(object, sign, sandbox.account.alipay.getPublic())) {
      throw new AssertionError("Not signed by Alipay: " + body);
    }
    return RunningSandbox.json(object);
  }

  static String transfer(String outBizNo, String amount, String identity) {
    return """
        {"out_biz_no":"%s","trans_amount":"%s","product_code":"TRANS_ACCOUNT_NO_PWD",
         "biz_scene":"DIRECT_TRANSFER","order_title":"流量收益","remark":"提现",
         "payee_info":{"identity":"%s","identity_type":"ALIPAY_LOGON_ID","name":"张三"}}
        """
        .formatted(outBizNo, amount, identity);
  }

  /** All but {@code sign} and {@code sign_type}, sorted and joined, against Alipay's key. */
  boolean verifiesAsNotice(Map<String, String> parameters) {
    Map<String, String> signed = new TreeMap<>(parameters);
    String sign = signed.remove("sign");
    signed.remove("sign_type");
    return Crypto.verifies(joined(signed), sign, sandbox.account.alipay.getPublic());
  }
}
