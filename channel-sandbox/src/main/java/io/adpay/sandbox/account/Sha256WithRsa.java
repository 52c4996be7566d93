package io.adpay.sandbox.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Base64;

/** The one signature that both channels use: SHA256withRSA over UTF-8 text, in Base64. */
public final class Sha256WithRsa {

  private Sha256WithRsa() {}

  /** Signs the text. */
  public static String sign(String text, PrivateKey key) {
    try {
      Signature signature = algorithm();
      signature.initSign(key);
      signature.update(text.getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (InvalidKeyException | SignatureException e) {
      throw new IllegalStateException("This key can't sign", e);
    }
  }

  /** Whether the signature is the key's over this text; whatever is no signature at all is not. */
  public static boolean verifies(String text, String base64, PublicKey key) {
    try {
      Signature signature = algorithm();
      signature.initVerify(key);
      signature.update(text.getBytes(UTF_8));
      return signature.verify(Base64.getDecoder().decode(base64));
    } catch (SignatureException | IllegalArgumentException e) {
      return false;
    } catch (InvalidKeyException e) {
      throw new IllegalStateException("This key can't verify", e);
    }
  }

  private static Signature algorithm() {
    try {
      return Signature.getInstance("SHA256withRSA");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This JDK knows no SHA256withRSA", e);
    }
  }
}
