package io.adpay.chaos.report;

import static io.adpay.chaos.report.MadeUpRun.BEGIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScaleTest {

  @Test
  void timeRunsFromTheLeftEdgeToTheRightAndNoFurther() {
    TimeScale time = new TimeScale(new Span(BEGIN, BEGIN.plusSeconds(100)), 50, 250);

    assertThat(time.x(BEGIN)).isEqualTo(50);
    assertThat(time.x(BEGIN.plusSeconds(50))).isEqualTo(150);
    assertThat(time.x(BEGIN.plusSeconds(100))).isEqualTo(250);
    assertThat(time.x(BEGIN.minusSeconds(1))).isEqualTo(50);
    assertThat(time.x(BEGIN.plusSeconds(1_000))).isEqualTo(250);
  }

  @Test
  void theAxisHasAFewRoundMarksWhateverTheLength() {
    assertThat(labels(Duration.ofSeconds(10))).startsWith("0:00", "0:01").endsWith("0:10");
    assertThat(labels(Duration.ofMinutes(7))).startsWith("0:00", "1:00").endsWith("7:00");
    assertThat(labels(Duration.ofHours(5))).startsWith("0:00", "30:00", "1:00:00");
    assertThat(labels(Duration.ofDays(30))).hasSizeBetween(2, 13);
  }

  @Test
  void valuesEndAtARoundOneAboveTheMost() {
    ValueScale scale = ValueScale.linear(87, 0, 100);

    assertThat(scale.ticks()).containsExactly(0.0, 50.0, 100.0);
    assertThat(scale.y(0)).isEqualTo(100);
    assertThat(scale.y(50)).isEqualTo(50);
    assertThat(scale.y(1_000)).isEqualTo(0);
  }

  @Test
  void nothingAtAllHasAScaleToo() {
    assertThat(ValueScale.linear(0, 0, 100).y(0)).isEqualTo(100);
    assertThat(ValueScale.logarithmic(1, 0, 0, 100).y(0)).isEqualTo(100);
  }

  @Test
  void eachPowerOfTenIsEquallyHigh() {
    ValueScale scale = ValueScale.logarithmic(1, 900, 0, 90);

    assertThat(scale.ticks()).containsExactly(1.0, 10.0, 100.0, 1_000.0);
    assertThat(scale.y(10)).isCloseTo(60, within(1e-9));
    assertThat(scale.y(100)).isCloseTo(30, within(1e-9));
    assertThat(scale.y(0.01)).isEqualTo(90);
  }

  private static List<String> labels(Duration length) {
    return new TimeScale(new Span(BEGIN, BEGIN.plus(length)), 0, 800)
        .ticks().stream().map(TimeScale.Tick::label).toList();
  }
}
