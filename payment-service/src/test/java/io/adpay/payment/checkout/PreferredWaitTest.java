package io.adpay.payment.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreferredWaitTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          wait=0                 | 0
          wait=10                | 10
          wait=11                | 10
          wait=999999999         | 10
          WAIT = 3               | 3
          respond-async, wait=5  | 5
          wait="4"               | 4
          wait=-1                | 2
          wait=x                 | 2
          waiter=7               | 2
          respond-async          | 2
          """)
  void preferenceIsReadWhereItCanBe(String header, long seconds) {
    assertThat(PreferredWait.of(header)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void withoutAPreferenceItIsTwoSeconds() {
    assertThat(PreferredWait.of(null)).isEqualTo(Duration.ofSeconds(2));
  }
}
