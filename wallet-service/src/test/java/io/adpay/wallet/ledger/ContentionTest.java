package io.adpay.wallet.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.UncategorizedSQLException;

class ContentionTest {

  @ParameterizedTest
  @ValueSource(ints = {1205, 1213, 1020})
  void writersThatMetMayTryAgain(int code) {
    assertThat(Contention.mayPass(failure(code))).isTrue();
  }

  @Test
  void whatWasTakenMeanwhileMayBeTriedAgain() {
    assertThat(Contention.mayPass(new LostRace("wallet 1"))).isTrue();
    assertThat(Contention.mayPass(new DuplicateKeyException("taken"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {4025, 1142, 1644, 2013})
  void whatFailsEveryTimeMayNot(int code) {
    assertThat(Contention.mayPass(failure(code))).isFalse();
    assertThat(Contention.mayPass(new DataIntegrityViolationException("check"))).isFalse();
    assertThat(Contention.mayPass(new ArithmeticException())).isFalse();
  }

  @Test
  void theWaitBetweenTriesIsBounded() {
    Backoff backoff = Backoff.jittered(Duration.ofNanos(1), Duration.ofNanos(2));
    long before = System.nanoTime();
    for (int tries = 1; tries < 100; tries++) {
      backoff.after(tries);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
  }

  private static RuntimeException failure(int code) {
    return new UncategorizedSQLException("post", "INSERT", new SQLException("no", "HY000", code));
  }
}
