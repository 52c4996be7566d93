package io.adpay.payment.budget;

import io.adpay.common.contract.payment.Channel;
import io.adpay.common.redis.RedisGuard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;

/**
 * The account's calls of the last window, in Redis: a sorted set for each kind of call, scored by
 * Redis' own microseconds. Whoever is refused leaves a mark, so that calls beyond their own share
 * leave room for the shares that are really wanted, and for more urgent calls.
 */
final class SharedWindow {

  /** A window is cut in so many slices, and none takes more than its part: no bursts. */
  static final int SLICES = 10;

  /** For how long a refused kind counts as wanted; longer than anybody pauses between two tries. */
  static final Duration WANTED = Duration.ofMillis(400);

  private static final String TAKE =
      """
      local kinds = #KEYS - 3
      local wanted, cool, counter = KEYS[kinds + 1], KEYS[kinds + 2], KEYS[kinds + 3]
      local kind, limit, window = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
      local slices, want = tonumber(ARGV[4]), tonumber(ARGV[5])
      local t = redis.call('TIME')
      local now = t[1] * 1000000 + t[2]
      local function text(number) return string.format('%.0f', number) end
      local function refuse(wait)
        redis.call('HSET', wanted, kind, text(now))
        redis.call('PEXPIRE', wanted, 10000)
        return math.max(1, math.ceil(wait / 1000))
      end
      local cooling = redis.call('PTTL', cool)
      if cooling > 0 then return refuse(cooling * 1000) end
      local total, recent, oldest, counts = 0, 0, now, {}
      for i = 1, kinds do
        redis.call('ZREMRANGEBYSCORE', KEYS[i], '-inf', text(now - window))
        counts[i] = redis.call('ZCARD', KEYS[i])
        total = total + counts[i]
        if counts[i] > 0 then
          recent = recent + redis.call('ZCOUNT', KEYS[i], '(' .. text(now - window / slices), '+inf')
          local first = redis.call('ZRANGE', KEYS[i], 0, 0, 'WITHSCORES')
          oldest = math.min(oldest, tonumber(first[2]))
        end
      end
      if total >= limit then return refuse(oldest + window - now) end
      if recent >= math.ceil(limit / slices) then return refuse(window / slices / 2) end
      if counts[kind] >= tonumber(ARGV[5 + kind]) then
        local reserved = 0
        for i = 1, kinds do
          local mark = redis.call('HGET', wanted, i)
          if i ~= kind and mark and now - tonumber(mark) < want then
            if i < kind then return refuse(window / slices) end
            reserved = reserved + math.max(0, tonumber(ARGV[5 + i]) - counts[i])
          end
        end
        if total + reserved >= limit then return refuse(window / slices) end
      end
      redis.call('ZADD', KEYS[kind], text(now), redis.call('INCR', counter))
      redis.call('PEXPIRE', KEYS[kind], math.ceil(window / 1000) * 2)
      redis.call('HDEL', wanted, kind)
      return 0
      """;

  private static final String COOL = "redis.call('SET', KEYS[1], '1', 'PX', ARGV[1]) return 1";

  private final List<Object> keys;
  private final String coolKey;
  private final BudgetProperties properties;
  private final RScript script;
  private final RedisGuard guard;

  SharedWindow(
      Channel account, BudgetProperties properties, RedissonClient redisson, RedisGuard guard) {
    String prefix = "adpay:budget:{" + account + "}:";
    this.keys = new ArrayList<>();
    for (CallKind kind : CallKind.values()) {
      keys.add(prefix + kind);
    }
    this.coolKey = prefix + "cool";
    keys.add(prefix + "wanted");
    keys.add(coolKey);
    keys.add(prefix + "counter");
    this.properties = properties;
    this.script = redisson.getScript(StringCodec.INSTANCE);
    this.guard = guard;
  }

  /**
   * Takes a token.
   *
   * @return zero if there was one, else how long to wait before trying again; nothing where Redis
   *     does not answer
   */
  Optional<Duration> take(CallKind kind) {
    List<String> arguments = new ArrayList<>();
    arguments.add(Integer.toString(List.of(CallKind.values()).indexOf(kind) + 1));
    arguments.add(Integer.toString(properties.limit()));
    arguments.add(Long.toString(properties.window().toNanos() / 1000));
    arguments.add(Integer.toString(SLICES));
    arguments.add(Long.toString(WANTED.toNanos() / 1000));
    for (CallKind each : CallKind.values()) {
      arguments.add(Integer.toString(properties.sure(each, properties.limit())));
    }
    return guard
        .attempt(
            "budget",
            () ->
                script.<Long>eval(
                    RScript.Mode.READ_WRITE,
                    TAKE,
                    RScript.ReturnType.LONG,
                    keys,
                    arguments.toArray()))
        .map(Duration::ofMillis);
  }

  /** Lets nobody call for a moment. */
  void coolDown() {
    guard.tryRun(
        "cool-down",
        () ->
            script.<Long>eval(
                RScript.Mode.READ_WRITE,
                COOL,
                RScript.ReturnType.LONG,
                List.of(coolKey),
                Long.toString(properties.coolDown().toMillis())));
  }
}
