package io.adpay.order.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SecondDeleteTest {

  @Test
  void taskNamesTheOrderAndTheChange() {
    var delete = new SecondDelete(1_100_000_000_000_000_000L, 7);

    assertThat(SecondDelete.of(delete.task())).isEqualTo(delete);
    assertThat(delete.task()).isNotEqualTo(new SecondDelete(1_100_000_000_000_000_000L, 8).task());
  }

  @Test
  void sweepMustLookBackOverTwoOfItsPeriods() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new OrderCacheProperties(
                    Duration.ofMinutes(5),
                    Duration.ofSeconds(1),
                    Duration.ofMillis(200),
                    200,
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(16),
                    Duration.ofSeconds(30)));
  }
}
