package io.adpay.payment.channel.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import javax.crypto.Cipher;

/** A key pair of somebody in a test, who signs and verifies as both channels have it. */
public final class RsaKey {

  /** Three pairs for all tests, because making one takes longer than any of them. */
  public static final RsaKey OURS = generate();

  /** The channel's. */
  public static final RsaKey CHANNEL = generate();

  /** Nobody's that we trust, or the channel's next one. */
  public static final RsaKey OTHER = generate();

  private final KeyPair pair;

  private RsaKey(KeyPair pair) {
    this.pair = pair;
  }

  private static RsaKey generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return new RsaKey(generator.generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The Base64 of an SHA256withRSA signature over the text's UTF-8. */
  public String sign(String text) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(pair.getPrivate());
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether that signature is this key's. */
  public boolean verifies(String text, String base64) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initVerify(pair.getPublic());
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return signature.verify(Base64.getDecoder().decode(base64));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What somebody encrypted for the owner of this pair, as WeChat Pay wants names encrypted. */
  public String decrypt(String base64) {
    try {
      Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPWithSHA-1AndMGF1Padding");
      cipher.init(Cipher.DECRYPT_MODE, pair.getPrivate());
      return new String(cipher.doFinal(Base64.getDecoder().decode(base64)), StandardCharsets.UTF_8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes the private key as a PKCS#8 PEM file. */
  public Path privateFile(Path directory) {
    return write(directory.resolve("private.pem"), "PRIVATE KEY", pair.getPrivate().getEncoded());
  }

  /** Writes the public key as an X.509 PEM file. */
  public Path publicFile(Path directory, String name) {
    return write(directory.resolve(name), "PUBLIC KEY", pair.getPublic().getEncoded());
  }

  private static Path write(Path file, String label, byte[] der) {
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    try {
      return Files.writeString(
          file, "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
