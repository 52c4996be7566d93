package io.adpay.common.queue;

import io.adpay.common.contract.operations.QueueState;
import io.adpay.common.redis.RedisGuard;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;

/**
 * Tasks that are due at a time, in a Redis sorted set: the member is the task, its score the
 * millisecond at which it is due. A claim is atomic over all nodes and moves the score to the end
 * of the lease, so a task whose worker dies is simply due again.
 *
 * <p>It is a copy of what the database knows: when Redis loses it, a sweep fills it again.
 */
public final class DelayQueue implements QueueReport {

  private static final String NOW =
      "local t = redis.call('TIME') local now = t[1] * 1000 + math.floor(t[2] / 1000) ";

  private static final String SCHEDULE =
      "return redis.call('ZADD', KEYS[1], ARGV[1], ARGV[2], ARGV[3])";

  private static final String CLAIM =
      NOW
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
      NOW
          + """
          redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', string.format('%.0f', now))
          local first = redis.call('ZRANGE', KEYS[1], 0, 0, 'WITHSCORES')
          local overdue = 0
          if first[2] then overdue = math.max(0, now - first[2]) end
          return {redis.call('ZCARD', KEYS[1]), redis.call('ZCARD', KEYS[2]), overdue}
          """;

  private final String name;
  private final List<Object> keys;
  private final RScript script;
  private final RedisGuard guard;

  /**
   * @param name the queue's name, for Redis and for operators
   */
  public DelayQueue(String name, RedissonClient redisson, RedisGuard guard) {
    this.name = name;
    String prefix = "adpay:delay:{" + name + "}:";
    this.keys = List.of(prefix + "due", prefix + "leased");
    this.script = redisson.getScript(StringCodec.INSTANCE);
    this.guard = guard;
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
    List<Object> pairs =
        list(CLAIM, Integer.toString(most), Long.toString(lease.toMillis())).orElse(List.of());
    List<Claim> claims = new ArrayList<>(pairs.size() / 2);
    for (int i = 0; i < pairs.size(); i += 2) {
      claims.add(new Claim(pairs.get(i).toString(), pairs.get(i + 1).toString()));
    }
    return claims;
  }

  /**
   * The task is done, and what it did is committed. A task that was brought forward meanwhile stays
   * due. False where the claim had run out.
   */
  public boolean acknowledge(Claim claim) {
    return number(ACKNOWLEDGE, claim.task(), claim.token()).orElse(0L) == 1;
  }

  /**
   * The task is to be done again at that time; one that was brought forward meanwhile stays due.
   */
  public boolean reschedule(Claim claim, Instant due) {
    return number(RESCHEDULE, claim.task(), claim.token(), Long.toString(due.toEpochMilli()))
            .orElse(0L)
        == 1;
  }

  @Override
  public List<QueueState> states() {
    return list(STATE)
        .map(
            state ->
                new QueueState(
                    name,
                    ((Number) state.get(0)).longValue(),
                    ((Number) state.get(1)).longValue(),
                    ((Number) state.get(2)).longValue()))
        .stream()
        .toList();
  }

  private Offer schedule(String how, String task, Instant due) {
    return number(SCHEDULE, how, Long.toString(due.toEpochMilli()), task)
        .map(added -> added == 1 ? Offer.ACCEPTED : Offer.ALREADY_THERE)
        .orElse(Offer.UNAVAILABLE);
  }

  private Optional<Long> number(String lua, Object... arguments) {
    return guard.attempt(
        name,
        () ->
            script.<Long>eval(
                RScript.Mode.READ_WRITE, lua, RScript.ReturnType.LONG, keys, arguments));
  }

  private Optional<List<Object>> list(String lua, Object... arguments) {
    return guard.attempt(
        name,
        () ->
            script.<List<Object>>eval(
                RScript.Mode.READ_WRITE, lua, RScript.ReturnType.LIST, keys, arguments));
  }
}
