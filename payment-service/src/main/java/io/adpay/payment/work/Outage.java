package io.adpay.payment.work;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.function.Consumer;
import org.redisson.client.RedisException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells whether a try broke off for want of the database or of Redis: its task is not at fault. */
public final class Outage {

  private Outage() {}

  /**
   * Gives a task back whose try broke off; where that fails, too, its lease runs out by itself.
   *
   * @param giveBack told whether the try does not count, because an outage explains the failure
   */
  public static void afterwards(RuntimeException failure, Consumer<Boolean> giveBack) {
    try {
      giveBack.accept(explains(failure));
    } catch (RuntimeException another) {
      failure.addSuppressed(another);
    }
  }

  /** Whether an outage is behind that failure, however deep. */
  static boolean explains(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (isOne(cause)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOne(Throwable cause) {
    return switch (cause) {
      case CannotCreateTransactionException _,
          DataAccessResourceFailureException _,
          RecoverableDataAccessException _,
          TransientDataAccessException _,
          RedisException _ ->
          true;
      case SQLException sql ->
          sql instanceof SQLTransientException
              || sql instanceof SQLRecoverableException
              || sql instanceof SQLNonTransientConnectionException;
      default -> false;
    };
  }
}
