package io.adpay.chaos.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WordsTest {

  @Test
  void fenAreYuanToTheFen() {
    assertThat(Words.yuan(1_234_567)).isEqualTo("¥12,345.67");
    assertThat(Words.yuan(-5)).isEqualTo("-¥0.05");
    assertThat(Words.yuan(Long.MIN_VALUE)).isEqualTo("-¥92,233,720,368,547,758.08");
  }

  @Test
  void latenciesHaveThreeDigits() {
    assertThat(Words.latency(Duration.ofNanos(345_678))).isEqualTo("0.35 ms");
    assertThat(Words.latency(Duration.ofMillis(12))).isEqualTo("12 ms");
    assertThat(Words.latency(Duration.ofMillis(1_234))).isEqualTo("1.23 s");
  }

  @Test
  void lengthsAreReadAsOnAClock() {
    assertThat(Words.clock(Duration.ofSeconds(65))).isEqualTo("1:05");
    assertThat(Words.clock(Duration.ofSeconds(3_725))).isEqualTo("1:02:05");
    assertThat(Words.exactClock(Duration.ofMillis(65_250))).isEqualTo("1:05.2");
  }

  @Test
  void namesBecomeWords() {
    assertThat(Words.words("ordersCompared")).isEqualTo("orders compared");
    assertThat(Words.words("BEGIN_PAYMENT")).isEqualTo("begin payment");
    assertThat(Words.words("payment-service-2")).isEqualTo("payment service 2");
  }

  @Test
  void oneIsNotMany() {
    assertThat(Words.count(1, "fault")).isEqualTo("1 fault");
    assertThat(Words.count(1_000, "fault")).isEqualTo("1,000 faults");
  }
}
