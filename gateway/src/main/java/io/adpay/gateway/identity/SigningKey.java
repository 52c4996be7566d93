package io.adpay.gateway.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import org.springframework.security.converter.RsaKeyConverters;

/** The key that local tokens are signed with. It outlives the process, and so do the tokens. */
final class SigningKey {

  private SigningKey() {}

  /**
   * Reads an RSA key from a PKCS#8 PEM file; its id is the thumbprint of its public half.
   *
   * @throws IllegalStateException where the file holds no such key
   */
  static RSAKey in(Path file) {
    try (InputStream pem = Files.newInputStream(file)) {
      RSAPrivateKey key = RsaKeyConverters.pkcs8().convert(pem);
      if (!(key instanceof RSAPrivateCrtKey full)) {
        throw new IllegalStateException("not a whole RSA key: " + file);
      }
      RSAPublicKey half =
          (RSAPublicKey)
              KeyFactory.getInstance("RSA")
                  .generatePublic(
                      new RSAPublicKeySpec(full.getModulus(), full.getPublicExponent()));
      return new RSAKey.Builder(half).privateKey(full).keyIDFromThumbprint().build();
    } catch (IOException e) {
      throw new UncheckedIOException("the signing key can't be read: " + file, e);
    } catch (GeneralSecurityException | JOSEException e) {
      throw new IllegalStateException("not an RSA key in PKCS#8: " + file, e);
    }
  }
}
