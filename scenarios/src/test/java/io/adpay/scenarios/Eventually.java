package io.adpay.scenarios;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ThrowingRunnable;

/**
 * Waiting for what must come. The patience is longer than the slowest way there: a lost callback, a
 * lease that runs out, a service's restart.
 */
final class Eventually {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration LOOK = Duration.ofMillis(250);

  private Eventually() {}

  static void holds(ThrowingRunnable assertion) {
    patiently().untilAsserted(assertion);
  }

  /** What is seen once it is as wanted. */
  static <T> T becomes(Callable<T> seen, Predicate<? super T> wanted) {
    return patiently().until(seen, wanted);
  }

  /** The first answer that is as wanted; to get none at all is a failure. */
  static <T> T answers(Callable<T> question, Predicate<? super T> wanted) {
    return await().atMost(PATIENCE).pollInterval(LOOK).until(question, wanted);
  }

  private static ConditionFactory patiently() {
    return await().atMost(PATIENCE).pollInterval(LOOK).ignoreExceptions();
  }
}
