package io.adpay.sandbox.faults;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlidingSecondTest {

  private static final long MILLI = 1_000_000;

  private final SlidingSecond second = new SlidingSecond();

  @Test
  void limitHoldsWithinAnySecondNotWithinTheClocks() {
    assertThat(second.admits(900 * MILLI, 2)).isTrue();
    assertThat(second.admits(999 * MILLI, 2)).isTrue();
    assertThat(second.admits(1001 * MILLI, 2)).isFalse();
    assertThat(second.admits(1899 * MILLI, 2)).isFalse();
    assertThat(second.admits(1900 * MILLI, 2)).isTrue();
    assertThat(second.admits(1998 * MILLI, 2)).isFalse();
    assertThat(second.admits(1999 * MILLI, 2)).isTrue();
  }

  @Test
  void refusedCallsTakeNoRoomButShowInThePeak() {
    for (int call = 0; call < 5; call++) {
      assertThat(second.admits(call, 1)).isEqualTo(call == 0);
    }
    assertThat(second.admits(1000 * MILLI, 1)).isTrue();
    assertThat(second.peak()).isEqualTo(5);
  }

  @Test
  void withoutALimitEveryCallIsAdmitted() {
    for (int call = 0; call < 1_000; call++) {
      assertThat(second.admits(call, null)).isTrue();
    }
    assertThat(second.peak()).isEqualTo(1_000);
  }

  @Test
  void limitOfZeroAdmitsNothing() {
    assertThat(second.admits(0, 0)).isFalse();
  }
}
