package io.adpay.chaos.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.chaos.journal.Call;
import io.adpay.chaos.journal.CallKind;
import io.adpay.chaos.journal.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.MissingNode;

class CallRateTest {

  @Test
  void everyCallIsDoneRefusedOrNotTold() {
    assertThat(
            CallRate.words(
                List.of(
                    call(answer(200)),
                    call(answer(409)),
                    call(answer(503)),
                    call(answer(429)),
                    call(new Told.Nothing("reset"))),
                77))
        .isEqualTo("0.5 calls/s (1 refused, 3 not told), 77 in all");
  }

  private static Told answer(int status) {
    return new Told.Answer(status, MissingNode.getInstance());
  }

  private static Call call(Told told) {
    return new Call(
        "merchant-1001",
        CallKind.READ,
        "",
        "",
        0,
        Map.of(),
        Instant.EPOCH,
        Duration.ofMillis(1),
        told);
  }
}
