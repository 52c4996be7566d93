package io.adpay.wallet.ledger;

import io.adpay.wallet.account.ChainHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hash that the ledger is chained with. */
final class Sha256 {

  private Sha256() {}

  static ChainHash of(String text) {
    return ChainHash.ofBytes(digest().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
