package io.adpay.sandbox.alipay;

import io.adpay.sandbox.account.AlipayAccount;
import io.adpay.sandbox.account.Sha256WithRsa;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters of a request, from its query and its form together. */
record AlipayRequest(Map<String, String> parameters) {

  static AlipayRequest of(Map<String, String[]> raw) {
    Map<String, String> parameters = new LinkedHashMap<>();
    raw.forEach((name, values) -> parameters.put(name, values[0]));
    return new AlipayRequest(parameters);
  }

  /** The parameter, or an empty text. */
  String get(String name) {
    return parameters.getOrDefault(name, "");
  }

  @Nullable String orNull(String name) {
    String value = get(name);
    return value.isEmpty() ? null : value;
  }

  String method() {
    return get("method");
  }

  String appId() {
    return get("app_id");
  }

  /** Refuses what the real gateway refuses before it looks at any signature. */
  void requireComplete() {
    if (method().isEmpty()) {
      throw AlipayFailure.missing("missing-method", "缺少方法名参数");
    }
    if (appId().isEmpty()) {
      throw AlipayFailure.missing("missing-app-id", "缺少appId参数");
    }
    if (get("sign").isEmpty()) {
      throw AlipayFailure.missing("missing-signature", "缺少签名参数");
    }
    if (get("timestamp").isEmpty()) {
      throw AlipayFailure.missing("missing-timestamp", "缺少时间戳参数");
    }
    if (BeijingTime.parse(get("timestamp")).isEmpty()) {
      throw AlipayFailure.invalid("invalid-timestamp", "非法的时间戳参数");
    }
    if (!get("sign_type").equals("RSA2")) {
      throw AlipayFailure.invalid("invalid-signature-type", "无效的签名类型");
    }
    if (!get("version").equals("1.0")) {
      throw AlipayFailure.invalid("invalid-version", "无效的版本");
    }
    if (!get("charset").equalsIgnoreCase("utf-8")) {
      throw AlipayFailure.invalid("invalid-charset", "字符集错误");
    }
  }

  boolean signedBy(AlipayAccount account) {
    return Sha256WithRsa.verifies(
        SignedParameters.ofRequest(parameters), get("sign"), account.appPublicKey());
  }

  <T> T content(Class<T> type) {
    return AlipayJson.read(get("biz_content"), type);
  }
}
