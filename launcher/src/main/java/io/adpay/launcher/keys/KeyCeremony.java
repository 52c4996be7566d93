package io.adpay.launcher.keys;

import io.adpay.engines.server.Directories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/**
 * Makes the local suite's keys, once. Each side's folder holds only what that side would hold in
 * life: payment-service its own private keys and the channels' public ones, the sandbox the
 * opposite, and the gateway the key that it signs tokens with. All or none of them exist.
 */
public final class KeyCeremony {
  private static final int RSA_BITS = 2048;
  private static final int API_V3_KEY_LENGTH = 32;
  private static final String API_V3_ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final int PEM_LINE = 64;
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> OWNER_ONLY_DIRECTORY =
      PosixFilePermissions.fromString("rwx------");

  private final SecureRandom random;

  /**
   * A ceremony with this source of chance.
   *
   * @param random the system's own, outside tests
   */
  public KeyCeremony(SecureRandom random) {
    this.random = random;
  }

  /**
   * Makes the keys unless they are there.
   *
   * @param keys the folder of them all
   * @throws UncheckedIOException when the disk refuses
   */
  public void holdUnlessHeld(Path keys) {
    if (Files.isDirectory(keys)) {
      return;
    }
    Path unfinished = keys.resolveSibling(keys.getFileName() + ".unfinished");
    try {
      Directories.delete(unfinished);
      createDirectory(unfinished);
      hold(unfinished);
      Files.move(unfinished, keys, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("could not write the keys to " + keys, e);
    }
  }

  private void hold(Path keys) throws IOException {
    Path alipayOfService = folder(keys, "payment-service", "alipay");
    Path alipayOfChannel = folder(keys, "sandbox", "alipay");
    exchange(alipayOfService, "app", alipayOfChannel);
    exchange(alipayOfChannel, "alipay", alipayOfService);

    Path wechatOfService = folder(keys, "payment-service", "wechat");
    Path wechatOfChannel = folder(keys, "sandbox", "wechat");
    exchange(wechatOfService, "merchant", wechatOfChannel);
    exchange(wechatOfChannel, "wechatpay", wechatOfService);
    String shared = apiV3Key();
    write(wechatOfService.resolve("api_v3.key"), shared);
    write(wechatOfChannel.resolve("api_v3.key"), shared);

    writePem(
        folder(keys, "gateway").resolve("token_signing.pem"),
        "PRIVATE KEY",
        keyPair().getPrivate());
  }

  /** The owner keeps the private half, the other side gets the public one. */
  private void exchange(Path owner, String name, Path other) throws IOException {
    KeyPair pair = keyPair();
    writePem(owner.resolve(name + "_private.pem"), "PRIVATE KEY", pair.getPrivate());
    writePem(other.resolve(name + "_public.pem"), "PUBLIC KEY", pair.getPublic());
  }

  private KeyPair keyPair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(RSA_BITS, random);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has RSA", e);
    }
  }

  private String apiV3Key() {
    StringBuilder key = new StringBuilder(API_V3_KEY_LENGTH);
    for (int i = 0; i < API_V3_KEY_LENGTH; i++) {
      key.append(API_V3_ALPHABET.charAt(random.nextInt(API_V3_ALPHABET.length())));
    }
    return key.toString();
  }

  private static Path folder(Path keys, String... names) throws IOException {
    Path folder = keys;
    for (String name : names) {
      folder = folder.resolve(name);
      createDirectory(folder);
    }
    return folder;
  }

  /** PKCS#8 for a private key, X.509 for a public one: what the JDK encodes them as. */
  private static void writePem(Path file, String kind, Key key) throws IOException {
    String body =
        Base64.getMimeEncoder(PEM_LINE, "\n".getBytes(StandardCharsets.US_ASCII))
            .encodeToString(key.getEncoded());
    write(file, "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n");
  }

  /** The mode is set at the creation: there is no moment in which others could read. */
  private static void write(Path file, String content) throws IOException {
    Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    Files.writeString(file, content, StandardOpenOption.WRITE);
  }

  private static void createDirectory(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      Path parent = directory.getParent();
      if (parent != null && !Files.isDirectory(parent)) {
        Files.createDirectories(parent);
      }
      Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(OWNER_ONLY_DIRECTORY));
    }
  }
}
