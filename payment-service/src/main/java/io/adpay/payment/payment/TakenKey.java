package io.adpay.payment.payment;

import java.sql.SQLException;
import java.util.Optional;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * Which of a payment's keys was taken when it was added. The driver's own text tells it: what
 * Hibernate and Spring make of it differs between MariaDB and MySQL.
 */
public enum TakenKey {
  /** There is a payment of that number. */
  NUMBER("PRIMARY"),
  /** The order has an open payment by that channel and method, or had one at that moment. */
  OPEN_SLOT("payment_open_slot");

  /** MySQL's and MariaDB's code for a key that is there already. */
  private static final int DUPLICATE_ENTRY = 1062;

  private final String name;

  TakenKey(String name) {
    this.name = name;
  }

  /** The key, or nothing where something else was violated. */
  public static Optional<TakenKey> of(DataIntegrityViolationException violation) {
    if (!(NestedExceptionUtils.getMostSpecificCause(violation) instanceof SQLException cause)
        || cause.getErrorCode() != DUPLICATE_ENTRY) {
      return Optional.empty();
    }
    String text = String.valueOf(cause.getMessage());
    for (TakenKey key : values()) {
      // MariaDB names the key alone, MySQL its table too.
      if (text.contains("for key '" + key.name + "'")
          || text.contains("for key 'payment." + key.name + "'")) {
        return Optional.of(key);
      }
    }
    return Optional.empty();
  }
}
