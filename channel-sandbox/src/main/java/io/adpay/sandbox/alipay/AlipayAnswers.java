package io.adpay.sandbox.alipay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.adpay.sandbox.account.AlipayAccount;
import io.adpay.sandbox.account.Sha256WithRsa;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/**
 * The gateway's answers: one object under the method's name, and the signature over exactly that
 * object's text. They come as {@code text/html}, like the real ones.
 */
final class AlipayAnswers {

  private static final String CONTENT_TYPE = "text/html;charset=utf-8";
  private static final String SUCCESS = "{\"code\":\"10000\",\"msg\":\"Success\"";

  private AlipayAnswers() {}

  static ResponseEntity<byte[]> success(String method, Object fields, AlipayAccount account) {
    String rest = AlipayJson.write(fields).substring(1);
    String object = SUCCESS + (rest.equals("}") ? "" : ",") + rest;
    return answer(method, object, account);
  }

  /** Signed only where the real one is: a business failure of a known account. */
  static ResponseEntity<byte[]> failure(
      String method, AlipayFailure failure, @Nullable AlipayAccount account) {
    return answer(method, AlipayJson.write(failure.answer()), failure.signed() ? account : null);
  }

  private static ResponseEntity<byte[]> answer(
      String method, String object, @Nullable AlipayAccount signer) {
    String root = method.isEmpty() ? "error_response" : method.replace('.', '_') + "_response";
    StringBuilder text = new StringBuilder("{").append(AlipayJson.write(root)).append(':');
    text.append(object);
    if (signer != null) {
      String sign = Sha256WithRsa.sign(object, signer.alipayPrivateKey());
      text.append(",\"sign\":\"").append(sign).append('"');
    }
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_TYPE, CONTENT_TYPE)
        .body(text.append('}').toString().getBytes(UTF_8));
  }
}
