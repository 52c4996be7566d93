package io.adpay.payment.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.payment.suite.RunningService;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** When an operator is told of a task, and when again. */
class DeadLettersIT extends RunningService {

  private static final String QUEUE = "payouts-alipay";
  private static final Duration QUARANTINE = Duration.ofMinutes(5);

  @Autowired private DeadLetters letters;

  @AfterEach
  void leaveNothingOpen() {
    plant("UPDATE dead_letter SET resolved_at = UTC_TIMESTAMP(3)");
  }

  @Test
  void brokenTriesAreToldOnce() {
    long task = number();
    brokenTries(task);
    brokenTries(task);

    assertThat(deadLetters(task)).containsExactly(QUEUE);
  }

  @Test
  void brokenTriesAreToldAgainWhereTheyGoOnAfterAnOperatorHasDealtWithThem() {
    long task = number();
    brokenTries(task);
    resolve(task, 1);
    brokenTries(task);
    assertThat(deadLetters(task)).hasSize(1);

    resolve(task, 11);
    brokenTries(task);
    assertThat(deadLetters(task)).hasSize(2);
  }

  @Test
  void whatAPersonDecidesIsToldWhateverWasToldOfBrokenTries() {
    long task = number();
    brokenTries(task);
    resolve(task, 11);
    letters.handOver(QUEUE, Long.toString(task));
    letters.handOver(QUEUE, Long.toString(task));
    assertThat(deadLetters(task)).hasSize(2);
  }

  @Test
  void brokenTriesAreToldWhateverAPersonDecided() {
    long task = number();
    letters.handOver(QUEUE, Long.toString(task));
    brokenTries(task);
    assertThat(deadLetters(task)).hasSize(2);
  }

  private void brokenTries(long task) {
    letters.add(QUEUE, Long.toString(task), 5, QUARANTINE);
  }

  private static void resolve(long task, int minutesAgo) {
    plant(
        "UPDATE dead_letter SET resolved_at = TIMESTAMPADD(MINUTE, -%d, UTC_TIMESTAMP(3))"
                .formatted(minutesAgo)
            + " WHERE task = '%d'".formatted(task));
  }
}
