package io.adpay.gateway.ops;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumberRangeTest {

  @Test
  void aBucketHoldsTheNumbersThatShareItsBits() {
    NumberRange range = NumberRange.ofBucket(5, 4);

    assertThat(range).isEqualTo(new NumberRange(80, 96));
    assertThat(79L >> 4).isNotEqualTo(5);
    assertThat(80L >> 4).isEqualTo(5);
    assertThat(95L >> 4).isEqualTo(5);
    assertThat(96L >> 4).isNotEqualTo(5);
  }

  @Test
  void theLastBucketEndsWhereNumbersEnd() {
    int shift = DifferingNumbers.COARSEST;
    NumberRange range = NumberRange.ofBucket(Long.MAX_VALUE >> shift, shift);

    assertThat(range.from()).isPositive();
    assertThat(range.to()).isEqualTo(Long.MAX_VALUE);
  }
}
