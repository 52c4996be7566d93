package io.adpay.common.queue;

import io.adpay.common.contract.operations.QueueState;
import io.adpay.common.redis.RedisGuard;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.redisson.api.RedissonClient;

/**
 * Tasks that are due at a time, in a Redis sorted set: the member is the task, its score the
 * millisecond at which it is due. A claim is atomic over all nodes and moves the score to the end
 * of the lease, so a task whose worker dies is simply due again.
 *
 * <p>It is a copy of what the database knows: when Redis loses it, a sweep fills it again.
 */
public final class DelayQueue implements QueueReport {

  private static final String SCHEDULE =
      "return redis.call('ZADD', KEYS[1], ARGV[1], ARGV[2], ARGV[3])";

  private static final String CLAIM =
      QueueScripts.NOW
          + """
          local due = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', string.format('%.0f', now), 'LIMIT', 0, ARGV[1])
          local token = string.format('%.0f', now + ARGV[2])
          local claims = {}
          for _, task in ipairs(due) do
            redis.call('ZADD', KEYS[1], token, task)
            redis.call('ZADD', KEYS[2], token, task)
            claims[#claims + 1] = task
            claims[#claims + 1] = token
          end
          return claims
          """;

  private static final String ACKNOWLEDGE =
      """
      local lease = redis.call('ZSCORE', KEYS[2], ARGV[1])
      if not lease or string.format('%.0f', lease) ~= ARGV[2] then return 0 end
      redis.call('ZREM', KEYS[2], ARGV[1])
      local due = redis.call('ZSCORE', KEYS[1], ARGV[1])
      if due and string.format('%.0f', due) == ARGV[2] then redis.call('ZREM', KEYS[1], ARGV[1]) end
      return 1
      """;

  private static final String RESCHEDULE =
      """
      local lease = redis.call('ZSCORE', KEYS[2], ARGV[1])
      if not lease or string.format('%.0f', lease) ~= ARGV[2] then return 0 end
      redis.call('ZREM', KEYS[2], ARGV[1])
      local due = redis.call('ZSCORE', KEYS[1], ARGV[1])
      if due and string.format('%.0f', due) == ARGV[2] then redis.call('ZADD', KEYS[1], ARGV[3], ARGV[1]) end
      return 1
      """;

  private static final String STATE =
      QueueScripts.NOW
          + """
          redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', string.format('%.0f', now))
          local first = redis.call('ZRANGE', KEYS[1], 0, 0, 'WITHSCORES')
          local overdue = 0
          if first[2] then overdue = math.max(0, now - first[2]) end
          local leased = redis.call('ZCARD', KEYS[2])
          return {redis.call('ZCARD', KEYS[1]) - leased, leased, overdue}
          """;

  private final QueueScripts scripts;

  /**
   * @param name the queue's name, for Redis and for operators
   */
  public DelayQueue(String name, RedissonClient redisson, RedisGuard guard) {
    String prefix = "adpay:delay:{" + name + "}:";
    List<Object> keys = List.of(prefix + "due", prefix + "leased");
    this.scripts = new QueueScripts(name, keys, redisson, guard);
  }

  /** Schedules a task that isn't there yet; one that is stays as it is. */
  public Offer scheduleIfAbsent(String task, Instant due) {
    return schedule("NX", task, due);
  }

  /** Schedules a task, or brings one that is there forward; never puts it off. */
  public Offer bringForward(String task, Instant due) {
    return schedule("LT", task, due);
  }

  /** Takes up to so many tasks that are due, each under a lease. */
  public List<Claim> claimDue(int most, Duration lease) {
    return scripts.claims(CLAIM, Integer.toString(most), Long.toString(lease.toMillis()));
  }

  /**
   * The task is done, and what it did is committed. A task that was brought forward meanwhile stays
   * due. False where the claim had run out.
   */
  public boolean acknowledge(Claim claim) {
    return scripts.number(ACKNOWLEDGE, claim.task(), claim.token()).orElse(0L) == 1;
  }

  /**
   * The task is to be done again at that time; one that was brought forward meanwhile stays due.
   */
  public boolean reschedule(Claim claim, Instant due) {
    return scripts
            .number(RESCHEDULE, claim.task(), claim.token(), Long.toString(due.toEpochMilli()))
            .orElse(0L)
        == 1;
  }

  @Override
  public List<QueueState> states() {
    return scripts.state(STATE).stream().toList();
  }

  private Offer schedule(String how, String task, Instant due) {
    return scripts
        .number(SCHEDULE, how, Long.toString(due.toEpochMilli()), task)
        .map(added -> added == 1 ? Offer.ACCEPTED : Offer.ALREADY_THERE)
        .orElse(Offer.UNAVAILABLE);
  }
}
