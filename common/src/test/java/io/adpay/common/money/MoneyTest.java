package io.adpay.common.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MoneyTest {

  @Test
  void sumsAndDifferencesAreExact() {
    assertThat(Money.ofFen(150).plus(Money.ofFen(50))).isEqualTo(Money.ofFen(200));
    assertThat(Money.ofFen(50).minus(Money.ofFen(150))).isEqualTo(Money.ofFen(-100));
    assertThat(Money.ofFen(50).negated()).isEqualTo(Money.ofFen(-50));
  }

  @Test
  void amountsBeyondThirtyTwoBitsAreNothingSpecial() {
    assertThat(Money.ofFen(2_147_483_647).plus(Money.ofFen(1)).fen()).isEqualTo(2_147_483_648L);
    assertThat(Money.ofFen(10_000_000_000L).plus(Money.ofFen(10_000_000_000L)).fen())
        .isEqualTo(20_000_000_000L);
  }

  @Test
  void whatWouldOverflowThrows() {
    Money most = Money.ofFen(Long.MAX_VALUE);
    Money least = Money.ofFen(Long.MIN_VALUE);

    assertThatThrownBy(() -> most.plus(Money.ofFen(1))).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> least.minus(Money.ofFen(1))).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(least::negated).isInstanceOf(ArithmeticException.class);
  }

  @Test
  void onlyMoreThanNothingIsPositive() {
    assertThat(Money.ofFen(1).isPositive()).isTrue();
    assertThat(Money.ZERO.isPositive()).isFalse();
    assertThat(Money.ofFen(-1).isPositive()).isFalse();
    assertThat(Money.ofFen(0)).isSameAs(Money.ZERO);
    assertThat(Money.ZERO.isZero()).isTrue();
  }

  @Test
  void amountsAreOrdered() {
    assertThat(Money.ofFen(-1)).isLessThan(Money.ZERO);
    assertThat(Money.ofFen(2)).isGreaterThan(Money.ofFen(1));
  }
}
