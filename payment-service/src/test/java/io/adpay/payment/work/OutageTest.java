package io.adpay.payment.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.redisson.client.RedisConnectionException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
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
        new TransactionSystemException("commit", new SQLNonTransientConnectionException("cut")),
        new IllegalStateException(
            new IllegalStateException(new SQLTransientConnectionException("pool"))),
        new RedisConnectionException("gone"));
  }

  static List<Throwable> faults() {
    return List.of(
        new IllegalStateException("a bug"),
        new NullPointerException(),
        new DuplicateKeyException("twice"),
        new DataIntegrityViolationException("check"),
        new TransactionSystemException(
            "commit", new SQLIntegrityConstraintViolationException("check")),
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
