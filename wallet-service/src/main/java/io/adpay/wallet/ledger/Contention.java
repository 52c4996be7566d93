package io.adpay.wallet.ledger;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;

/** Tells failures that come of writers meeting from failures that come back every time. */
final class Contention {

  /**
   * 1205 lock wait timeout, 1213 deadlock, and MariaDB's 1020: the row has changed since it was
   * read.
   */
  private static final Set<Integer> CODES = Set.of(1205, 1213, 1020);

  private Contention() {}

  /** Whether the transaction, which has been rolled back, may succeed when it is tried again. */
  static boolean mayPass(RuntimeException failure) {
    return failure instanceof LostRace
        || failure instanceof DuplicateKeyException
        || causedByContention(failure);
  }

  private static boolean causedByContention(@Nullable Throwable failure) {
    return switch (failure) {
      case null -> false;
      case SQLException sql when CODES.contains(sql.getErrorCode()) -> true;
      case Throwable other -> causedByContention(other.getCause());
    };
  }
}
