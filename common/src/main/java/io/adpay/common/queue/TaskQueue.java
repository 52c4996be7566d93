package io.adpay.common.queue;

import io.adpay.common.contract.operations.QueueState;
import io.adpay.common.redis.RedisGuard;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.redisson.api.RedissonClient;

/**
 * First in, first out, in a Redis list. A claim is atomic over all nodes and leaves a lease; a
 * claim that isn't acknowledged in time comes back to the head of the queue. The same task waits at
 * most once. Time is Redis' own.
 *
 * <p>It is a copy of what the database knows: when Redis loses it, a sweep fills it again.
 */
public final class TaskQueue implements QueueReport {

  private static final String OFFER =
      QueueScripts.NOW
          + """
          if redis.call('ZSCORE', KEYS[2], ARGV[1]) then return 0 end
          redis.call('ZADD', KEYS[2], string.format('%.0f', now), ARGV[1])
          redis.call('LPUSH', KEYS[1], ARGV[1])
          return 1
          """;

  private static final String CLAIM =
      QueueScripts.NOW
          + """
          local lost = redis.call('ZRANGEBYSCORE', KEYS[3], '-inf', string.format('%.0f', now), 'LIMIT', 0, 1000)
          for _, task in ipairs(lost) do
            redis.call('ZREM', KEYS[3], task)
            redis.call('RPUSH', KEYS[1], task)
          end
          local token = string.format('%.0f', now + ARGV[2])
          local claims = {}
          for _ = 1, ARGV[1] do
            local task = redis.call('RPOP', KEYS[1])
            if not task then break end
            redis.call('ZADD', KEYS[3], token, task)
            claims[#claims + 1] = task
            claims[#claims + 1] = token
          end
          return claims
          """;

  private static final String ACKNOWLEDGE =
      """
      local lease = redis.call('ZSCORE', KEYS[3], ARGV[1])
      if not lease or string.format('%.0f', lease) ~= ARGV[2] then return 0 end
      redis.call('ZREM', KEYS[3], ARGV[1])
      redis.call('ZREM', KEYS[2], ARGV[1])
      return 1
      """;

  private static final String PUT_BACK =
      """
      local lease = redis.call('ZSCORE', KEYS[3], ARGV[1])
      if not lease or string.format('%.0f', lease) ~= ARGV[2] then return 0 end
      redis.call('ZREM', KEYS[3], ARGV[1])
      redis.call('RPUSH', KEYS[1], ARGV[1])
      return 1
      """;

  private static final String STATE =
      QueueScripts.NOW
          + """
          local oldest = redis.call('ZRANGE', KEYS[2], 0, 0, 'WITHSCORES')
          local age = 0
          if oldest[2] then age = math.max(0, now - oldest[2]) end
          return {redis.call('LLEN', KEYS[1]), redis.call('ZCARD', KEYS[3]), age}
          """;

  private final QueueScripts scripts;

  /**
   * @param name the queue's name, for Redis and for operators
   */
  public TaskQueue(String name, RedissonClient redisson, RedisGuard guard) {
    String prefix = "adpay:queue:{" + name + "}:";
    List<Object> keys = List.of(prefix + "waiting", prefix + "known", prefix + "leased");
    this.scripts = new QueueScripts(name, keys, redisson, guard);
  }

  /** Puts a task at the end, unless it is in the queue or in someone's hand already. */
  public Offer offer(String task) {
    return scripts
        .number(OFFER, task)
        .map(added -> added == 1 ? Offer.ACCEPTED : Offer.ALREADY_THERE)
        .orElse(Offer.UNAVAILABLE);
  }

  /** Takes up to so many tasks from the head, each under a lease. */
  public List<Claim> claim(int most, Duration lease) {
    return scripts.claims(CLAIM, Integer.toString(most), Long.toString(lease.toMillis()));
  }

  /** The task is done, and what it did is committed. False where the claim had run out. */
  public boolean acknowledge(Claim claim) {
    return scripts.number(ACKNOWLEDGE, claim.task(), claim.token()).orElse(0L) == 1;
  }

  /** The task isn't done: it goes back to the head. */
  public boolean putBack(Claim claim) {
    return scripts.number(PUT_BACK, claim.task(), claim.token()).orElse(0L) == 1;
  }

  /** How many tasks wait; nothing where Redis does not answer. */
  public Optional<Long> length() {
    return scripts.state(STATE).map(QueueState::length);
  }

  @Override
  public List<QueueState> states() {
    return scripts.state(STATE).stream().toList();
  }
}
