package io.adpay.chaos.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PaceTest {

  @Test
  void letsOnlySoManyThrough() {
    Pace pace = new Pace(200, 1);
    long begun = System.nanoTime();

    for (int i = 0; i < 10; i++) {
      pace.admit(2);
    }

    assertThat(Duration.ofNanos(System.nanoTime() - begun))
        .isGreaterThanOrEqualTo(Duration.ofMillis(90));
  }

  @Test
  void sendsAwayWhoeverWaitsWhenItStops() {
    Pace pace = new Pace(0.001, 1);
    pace.admit(1);
    var waiting = CompletableFuture.runAsync(() -> pace.admit(1));
    var pausing = CompletableFuture.runAsync(() -> pace.pause(Duration.ofHours(1)));

    pace.stop();

    assertThatThrownBy(() -> waiting.get(5, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(StoppedException.class);
    assertThatThrownBy(() -> pausing.get(5, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(StoppedException.class);
  }

  @Test
  void peoplePauseAsLongAsTheirLeisureLets() {
    new Pace(1, 0.000_001).pause(Duration.ofHours(1));
  }

  @Test
  void goesOnForAsLongAsItMay() {
    Pace pace = new Pace(1_000, 1);
    pace.stop();
    assertThatThrownBy(() -> pace.admit(1)).isInstanceOf(StoppedException.class);

    pace.goOn(1_000, Duration.ofMillis(50));

    pace.admit(1);
    assertThatThrownBy(() -> pace.pause(Duration.ofHours(1))).isInstanceOf(StoppedException.class);
  }
}
