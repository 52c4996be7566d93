package io.adpay.wallet.ledger;

import java.util.Collections;

/** The text of statements that carry many rows in one round trip. */
final class Rows {

  private Rows() {}

  /** {@code (?, ?), (?, ?)} for two rows of two columns. */
  static String placeholders(int rows, int columns) {
    String row = "(" + String.join(", ", Collections.nCopies(columns, "?")) + ")";
    return String.join(", ", Collections.nCopies(rows, row));
  }
}
