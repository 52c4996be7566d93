package io.adpay.sandbox.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.adpay.sandbox.account.Channel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A merchant's wish to pay somebody.
 *
 * @param amount fen
 * @param contents all that makes the request what it is, to tell whether a repeated one is the same
 * @param doom why it will fail after it was taken on; null: it need not fail
 */
public record TransferOrder(
    Channel channel,
    String account,
    String appId,
    String outBizNo,
    long amount,
    String payee,
    @Nullable String remark,
    String contents,
    @Nullable String notifyUrl,
    @Nullable TransferFailure doom) {

  /** The contents without the payee's name in them: nothing else needs to know it. */
  String fingerprint() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(contents.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This JDK knows no SHA-256", e);
    }
  }
}
