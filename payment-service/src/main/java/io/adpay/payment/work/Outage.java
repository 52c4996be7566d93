package io.adpay.payment.work;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.redisson.client.RedisConnectionException;
import org.redisson.client.RedisTimeoutException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells whether a try broke off for want of the database or of Redis: its task is not at fault. */
public final class Outage {

  private static final String CONNECTION = "08";
  private static final String ROLLED_BACK = "40";

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

  /**
   * Whether an outage is behind that failure, however deep. What the database says of it counts.
   */
  static boolean explains(Throwable failure) {
    List<Throwable> causes =
        Stream.iterate(failure, Objects::nonNull, Throwable::getCause).toList();
    return causes.stream()
        .filter(SQLException.class::isInstance)
        .map(SQLException.class::cast)
        .findFirst()
        .map(Outage::isOne)
        .orElseGet(() -> causes.stream().anyMatch(Outage::isOne));
  }

  /** By the state, since drivers throw their own choice of subclasses. A pool gives no state. */
  private static boolean isOne(SQLException failure) {
    String state = failure.getSQLState();
    return failure instanceof SQLTimeoutException
        || (state == null
            ? failure instanceof SQLTransientConnectionException
            : state.startsWith(CONNECTION) || state.startsWith(ROLLED_BACK));
  }

  private static boolean isOne(Throwable cause) {
    return switch (cause) {
      case CannotCreateTransactionException _,
          DataAccessResourceFailureException _,
          QueryTimeoutException _,
          RedisConnectionException _,
          RedisTimeoutException _ ->
          true;
      default -> false;
    };
  }
}
