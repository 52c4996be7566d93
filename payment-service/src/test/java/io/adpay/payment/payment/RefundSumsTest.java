package io.adpay.payment.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.adpay.common.money.Money;
import org.junit.jupiter.api.Test;

class RefundSumsTest {

  private static final Money RECEIVED = Money.ofFen(1000);

  private final RefundSums sums = new RefundSums();

  @Test
  void noMoreIsReservedThanWasReceived() {
    assertThat(sums.reserve(Money.ofFen(600), RECEIVED)).isTrue();
    assertThat(sums.reserve(Money.ofFen(600), RECEIVED)).isFalse();
    assertThat(sums.reserve(Money.ofFen(400), RECEIVED)).isTrue();
    assertThat(sums.reserve(Money.ofFen(1), RECEIVED)).isFalse();
  }

  @Test
  void whatIsReleasedCanBeReservedAgainAndWhatWentBackCanNot() {
    sums.reserve(Money.ofFen(600), RECEIVED);
    sums.release(Money.ofFen(600));
    sums.reserve(Money.ofFen(700), RECEIVED);
    sums.settle(Money.ofFen(700));

    assertThat(sums.refunded()).isEqualTo(Money.ofFen(700));
    assertThatIllegalStateException().isThrownBy(() -> sums.release(Money.ofFen(1)));
    assertThatIllegalStateException().isThrownBy(() -> sums.settle(Money.ofFen(1)));
    assertThat(sums.reserve(Money.ofFen(301), RECEIVED)).isFalse();
  }
}
