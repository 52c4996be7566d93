package io.adpay.payment.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.redisson.client.RedisConnectionException;
import org.redisson.client.RedisException;
import org.redisson.client.RedisTimeoutException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

class OutageTest {

  static List<Throwable> outages() {
    return List.of(
        new CannotGetJdbcConnectionException("none"),
        new CannotCreateTransactionException("no connection"),
        new QueryTimeoutException("slow"),
        new TransactionSystemException("commit", new SQLException("cut", "08003")),
        new IllegalStateException(
            new IllegalStateException(new SQLTransientConnectionException("pool"))),
        new IllegalStateException(new SQLException("deadlock", "40001")),
        new RedisConnectionException("gone"),
        new RedisTimeoutException("slow"));
  }

  static List<Throwable> faults() {
    return List.of(
        new IllegalStateException("a bug"),
        new NullPointerException(),
        new DuplicateKeyException("twice"),
        new DataIntegrityViolationException("check"),
        new TransactionSystemException(
            "commit", new SQLIntegrityConstraintViolationException("check")),
        new OptimisticLockingFailureException("somebody else was first"),
        new RedisException("ERR wrong number of arguments"),
        new CannotCreateTransactionException("read only", new SQLException("syntax", "42000")),
        new IllegalStateException(new SQLTransientConnectionException("a trigger", "45000")),
        new IllegalStateException(new SQLTransientConnectionException("truncated", "01000")),
        new IllegalStateException(new SQLException("no such column", "42S22")));
  }

  @ParameterizedTest
  @MethodSource("outages")
  void whatOnlyAnOutageThrowsIsExplainedByOne(Throwable failure) {
    assertThat(Outage.explains(failure)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void whatTheTaskItselfMayCauseIsNot(Throwable failure) {
    assertThat(Outage.explains(failure)).isFalse();
  }

  @Test
  void failureToGiveTheTaskBackIsToldWithTheFirst() {
    var first = new IllegalStateException("first");
    var second = new QueryTimeoutException("second");

    Outage.afterwards(
        first,
        forgiven -> {
          assertThat(forgiven).isFalse();
          throw second;
        });

    assertThat(first).hasSuppressedException(second);
  }
}
