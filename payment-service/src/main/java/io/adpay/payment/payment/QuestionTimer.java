package io.adpay.payment.payment;

import io.adpay.common.contract.operations.QueueState;
import io.adpay.common.queue.Claim;
import io.adpay.common.queue.DelayQueue;
import io.adpay.common.queue.QueueReport;
import io.adpay.common.redis.RedisGuard;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.redisson.api.RedissonClient;
import org.springframework.stereotype.Component;

/**
 * The fast copy of the column {@code next_query_at}: a delay queue whose members are payment
 * numbers. What it loses, the sweep over that column brings again.
 */
@Component
public final class QuestionTimer implements QueueReport {

  private final DelayQueue queue;

  QuestionTimer(RedissonClient redisson, RedisGuard guard) {
    this.queue = new DelayQueue("payment-questions", redisson, guard);
  }

  /** Plans a question for that time, or earlier where one is planned earlier. */
  public void plan(long paymentNo, Instant due) {
    queue.bringForward(Long.toString(paymentNo), due);
  }

  /** Takes questions that are due. */
  public List<Claim> claimDue(int most, Duration lease) {
    return queue.claimDue(most, lease);
  }

  /** The question needs no further one. */
  public void done(Claim claim) {
    queue.acknowledge(claim);
  }

  /** The question is to be asked again at that time. */
  public void again(Claim claim, Instant due) {
    queue.reschedule(claim, due);
  }

  @Override
  public List<QueueState> states() {
    return queue.states();
  }
}
