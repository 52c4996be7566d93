package io.adpay.payment.channel.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * RSA keys in PEM files: PKCS#8 private, X.509 public. What is wrong with a file is told by its
 * path alone, never by its contents.
 */
public final class PemKeys {

  private static final Pattern PEM =
      Pattern.compile("-----BEGIN (?<label>[A-Z ]+)-----(?<base64>[^-]+)-----END \\k<label>-----");

  private PemKeys() {}

  /** The private key in that file; throws {@link IllegalArgumentException} if there is none. */
  public static PrivateKey privateKey(Path file) {
    try {
      return KeyFactory.getInstance("RSA")
          .generatePrivate(new PKCS8EncodedKeySpec(decode(file, "PRIVATE KEY")));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("No PKCS#8 RSA key in " + file, e);
    }
  }

  /** The public key in that file; throws {@link IllegalArgumentException} if there is none. */
  public static PublicKey publicKey(Path file) {
    try {
      return KeyFactory.getInstance("RSA")
          .generatePublic(new X509EncodedKeySpec(decode(file, "PUBLIC KEY")));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("No X.509 RSA key in " + file, e);
    }
  }

  /** A secret kept as one line of text. */
  public static String secret(Path file) {
    try {
      return Files.readString(file, StandardCharsets.US_ASCII).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("Can't read " + file, e);
    }
  }

  private static byte[] decode(Path file, String label) {
    Matcher pem = PEM.matcher(secret(file));
    if (!pem.matches() || !pem.group("label").equals(label)) {
      throw new IllegalArgumentException("Not a PEM file with a " + label + ": " + file);
    }
    try {
      return Base64.getMimeDecoder().decode(pem.group("base64"));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("Broken Base64 in " + file, e);
    }
  }
}
