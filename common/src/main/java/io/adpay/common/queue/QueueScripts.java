package io.adpay.common.queue;

import io.adpay.common.contract.operations.QueueState;
import io.adpay.common.redis.RedisGuard;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;

/** The scripts of one queue: each is one step, and nothing where Redis does not answer. */
final class QueueScripts {

  /** Begins a script that needs the time: Redis' own, in milliseconds. */
  static final String NOW =
      "local t = redis.call('TIME') local now = t[1] * 1000 + math.floor(t[2] / 1000) ";

  private final String queue;
  private final List<Object> keys;
  private final RScript script;
  private final RedisGuard guard;

  QueueScripts(String queue, List<Object> keys, RedissonClient redisson, RedisGuard guard) {
    this.queue = queue;
    this.keys = keys;
    this.script = redisson.getScript(StringCodec.INSTANCE);
    this.guard = guard;
  }

  /** What a script counts. */
  Optional<Long> number(String lua, Object... arguments) {
    return guard.attempt(
        queue,
        () ->
            script.<Long>eval(
                RScript.Mode.READ_WRITE, lua, RScript.ReturnType.LONG, keys, arguments));
  }

  /** The claims that a script gives as tasks and tokens in turn. */
  List<Claim> claims(String lua, Object... arguments) {
    List<Object> pairs = list(lua, arguments).orElse(List.of());
    List<Claim> claims = new ArrayList<>(pairs.size() / 2);
    for (int i = 0; i < pairs.size(); i += 2) {
      claims.add(new Claim(pairs.get(i).toString(), pairs.get(i + 1).toString()));
    }
    return claims;
  }

  /** The queue's state, which a script gives as length, number in flight and age. */
  Optional<QueueState> state(String lua) {
    return list(lua)
        .map(state -> new QueueState(queue, figure(state, 0), figure(state, 1), figure(state, 2)));
  }

  private static long figure(List<Object> figures, int index) {
    return ((Number) figures.get(index)).longValue();
  }

  private Optional<List<Object>> list(String lua, Object... arguments) {
    return guard.attempt(
        queue,
        () ->
            script.<List<Object>>eval(
                RScript.Mode.READ_WRITE, lua, RScript.ReturnType.LIST, keys, arguments));
  }
}
