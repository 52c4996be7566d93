package io.adpay.payment.tracking;

import io.adpay.common.queue.Claim;
import io.adpay.common.redis.RedisGuard;
import io.adpay.payment.payment.QuestionTimer;
import io.adpay.payment.work.WorkLoop;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Where questions come from: from the timer in Redis, and straight from the database while Redis is
 * away.
 */
@Component
public final class Tracking {

  private static final int SWEPT_AT_ONCE = 1_000;

  private final QuestionRows rows;
  private final QuestionTimer timer;
  private final RedisGuard guard;
  private final TrackingProperties properties;
  private final Clock clock;
  private final WorkLoop<Question> loop;

  Tracking(
      QuestionRows rows,
      QuestionTimer timer,
      AskChannel ask,
      RedisGuard guard,
      TrackingProperties properties,
      Clock clock) {
    this.rows = rows;
    this.timer = timer;
    this.guard = guard;
    this.properties = properties;
    this.clock = clock;
    this.loop =
        new WorkLoop<>("tracking", properties.workers(), properties.poll(), this::take, ask::ask);
  }

  WorkLoop<Question> loop() {
    return loop;
  }

  /** A merchant looks at a payment that is open: a good moment to ask. */
  public void lookedAt(long paymentNo) {
    bringForward(paymentNo, properties.readGap());
  }

  /** The buyer is back, or the channel has told something of no consequence by itself: ask now. */
  public void askNow(long paymentNo) {
    bringForward(paymentNo, properties.returnGap());
  }

  /** Gives the timer back what Redis has lost, or holds for too late a time. */
  void sweep() {
    for (long paymentNo : rows.due(SWEPT_AT_ONCE)) {
      timer.plan(paymentNo, clock.instant());
    }
  }

  private void bringForward(long paymentNo, Duration gap) {
    if (rows.bringForward(paymentNo, gap)) {
      timer.plan(paymentNo, clock.instant());
      loop.wake();
    }
  }

  private List<Question> take(int most) {
    List<Claim> claims = timer.claimDue(most, properties.lease());
    if (claims.isEmpty() && !guard.isAvailable()) {
      return rows.due(most).stream().map(paymentNo -> new Question(paymentNo, null)).toList();
    }
    return claims.stream().map(claim -> new Question(Long.parseLong(claim.task()), claim)).toList();
  }
}
