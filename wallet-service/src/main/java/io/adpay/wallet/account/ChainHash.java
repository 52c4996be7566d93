package io.adpay.wallet.account;

import java.util.HexFormat;

/** The SHA-256 that an entry of a wallet ends in, and that the next one begins with. */
public record ChainHash(String hex) {

  /** The length of a hash in bytes. */
  public static final int BYTES = 32;

  /** What the first entry of a wallet begins with. */
  public static final ChainHash START = ofBytes(new byte[BYTES]);

  public ChainHash {
    if (hex.length() != 2 * BYTES) {
      throw new IllegalArgumentException("no hash: " + hex);
    }
  }

  /** The hash in those bytes. */
  public static ChainHash ofBytes(byte[] bytes) {
    return new ChainHash(HexFormat.of().formatHex(bytes));
  }

  /** The hash as the database holds it. */
  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }
}
