package io.adpay.sandbox.wechat;

import io.adpay.sandbox.account.Sha256WithRsa;
import io.adpay.sandbox.account.WechatAccount;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a merchant says in the {@code Authorization} header about who signed the call, and when. */
record Authorization(
    String mchId, String nonce, String timestamp, String serial, String signature) {

  /** Nobody in particular. */
  static final Authorization NONE = new Authorization("", "", "", "", "");

  private static final String SCHEME = "WECHATPAY2-SHA256-RSA2048 ";
  private static final Pattern FIELD = Pattern.compile("(\\w+)=\"([^\"]*)\"");
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  static Authorization parse(@Nullable String header) {
    if (header == null || !header.startsWith(SCHEME)) {
      return NONE;
    }
    Map<String, String> fields = new HashMap<>();
    Matcher matcher = FIELD.matcher(header);
    while (matcher.find()) {
      fields.put(matcher.group(1), matcher.group(2));
    }
    return new Authorization(
        fields.getOrDefault("mchid", ""),
        fields.getOrDefault("nonce_str", ""),
        fields.getOrDefault("timestamp", ""),
        fields.getOrDefault("serial_no", ""),
        fields.getOrDefault("signature", ""));
  }

  /** Whether it was signed within five minutes of now, one way or the other. */
  boolean timely(Instant now) {
    if (!timestamp.matches("\\d{1,12}")) {
      return false;
    }
    Instant signedAt = Instant.ofEpochSecond(Long.parseLong(timestamp));
    return Duration.between(signedAt, now).abs().compareTo(TOLERANCE) <= 0;
  }

  /** Whether the account signed this very request. */
  boolean verifies(String method, String target, String body, WechatAccount account) {
    String text = method + "\n" + target + "\n" + timestamp + "\n" + nonce + "\n" + body + "\n";
    return serial.equals(account.merchantSerial())
        && Sha256WithRsa.verifies(text, signature, account.merchantPublicKey());
  }
}
