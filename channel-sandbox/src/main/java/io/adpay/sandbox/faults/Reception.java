package io.adpay.sandbox.faults;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Takes every call of a merchant, in this order: the limit, the line that breaks, the latency, the
 * channel's own error, the work, the answer that never comes.
 */
@Component
public class Reception {

  private final FaultBook faults;
  private final Statistics statistics;
  private final Duration hangTime;

  Reception(FaultBook faults, Statistics statistics, CallProperties properties) {
    this.faults = faults;
    this.statistics = statistics;
    this.hangTime = properties.hangTime();
  }

  /**
   * Answers the call, or null where the connection was cut.
   *
   * @param systemError the channel's way of saying that it can't at the moment
   * @param work what the call is for; its effects must have been stored when it returns
   */
  public @Nullable ResponseEntity<byte[]> take(
      Call call,
      HttpServletRequest request,
      Supplier<ResponseEntity<byte[]>> systemError,
      Supplier<ResponseEntity<byte[]>> work) {
    Faults ordered = faults.of(call.channel());
    if (!statistics.admits(call, System.nanoTime(), ordered.qpsLimit())) {
      return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
    }
    if (happens(ordered.dropBeforeRate())) {
      CutConnection.cut(request);
      return null;
    }
    pause(Duration.ofMillis(ordered.latencyMs()));
    if (happens(ordered.errorRate())) {
      return systemError.get();
    }
    ResponseEntity<byte[]> answer = work.get();
    if (happens(ordered.hangRate())) {
      pause(hangTime);
      CutConnection.cut(request);
      return null;
    }
    return answer;
  }

  private static boolean happens(double rate) {
    return rate > 0 && ThreadLocalRandom.current().nextDouble() < rate;
  }

  /** Cut short when the sandbox stops. */
  private static void pause(Duration time) {
    if (time.isZero()) {
      return;
    }
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
