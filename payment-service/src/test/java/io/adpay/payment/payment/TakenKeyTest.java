package io.adpay.payment.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataIntegrityViolationException;

class TakenKeyTest {

  @ParameterizedTest
  @CsvSource({
    "(conn=1) Duplicate entry '1-ALIPAY-QR-1' for key 'payment_open_slot',OPEN_SLOT",
    "Duplicate entry '1-ALIPAY-QR-1' for key 'payment.payment_open_slot',OPEN_SLOT",
    "(conn=1) Duplicate entry '1' for key 'PRIMARY',NUMBER",
    "Duplicate entry '1' for key 'payment.PRIMARY',NUMBER"
  })
  void bothDatabasesAreUnderstood(String text, TakenKey key) {
    assertThat(TakenKey.of(violation(text, 1062))).contains(key);
  }

  @Test
  void otherViolationsAreNone() {
    assertThat(TakenKey.of(violation("Duplicate entry '1' for key 'another'", 1062))).isEmpty();
    assertThat(TakenKey.of(violation("Column 'uid' cannot be null", 1048))).isEmpty();
    assertThat(TakenKey.of(new DataIntegrityViolationException("no cause"))).isEmpty();
  }

  private static DataIntegrityViolationException violation(String text, int code) {
    return new DataIntegrityViolationException("no", new SQLException(text, "23000", code));
  }
}
