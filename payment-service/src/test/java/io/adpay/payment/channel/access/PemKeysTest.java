package io.adpay.payment.channel.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adpay.payment.channel.wire.RsaKey;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PemKeysTest {

  @TempDir Path directory;

  @Test
  void keysAreReadFromTheirFiles() {
    assertThat(PemKeys.privateKey(RsaKey.OURS.privateFile(directory)).getAlgorithm())
        .isEqualTo("RSA");
    assertThat(PemKeys.publicKey(RsaKey.OURS.publicFile(directory, "public.pem")).getFormat())
        .isEqualTo("X.509");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "s3cret",
        "-----BEGIN PRIVATE KEY-----\ns3cret=\n-----END PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----\nczNjcmV0\n-----END PRIVATE KEY-----",
        "-----BEGIN RSA PRIVATE KEY-----\nczNjcmV0\n-----END RSA PRIVATE KEY-----",
        "-----BEGIN PUBLIC KEY-----\nczNjcmV0\n-----END PUBLIC KEY-----",
        "-----BEGIN PRIVATE KEY-----\nczNjcmV0\n-----END PUBLIC KEY-----"
      })
  void whatIsNoPrivateKeyIsToldByItsPathAlone(String contents) throws Exception {
    Path file = Files.writeString(directory.resolve("broken.pem"), contents);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> PemKeys.privateKey(file))
        .withMessageContaining("broken.pem")
        .withMessageNotContaining("s3cret")
        .withMessageNotContaining("czNjcmV0");
  }

  @Test
  void missingFileIsToldByItsPath() {
    assertThatThrownBy(() -> PemKeys.secret(directory.resolve("missing.key")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("missing.key");
  }
}
