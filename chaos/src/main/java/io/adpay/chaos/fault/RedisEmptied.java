package io.adpay.chaos.fault;

import io.adpay.launcher.suite.Node;
import io.adpay.launcher.suite.Part;
import java.time.Duration;
import java.util.Set;

/** Redis is killed, loses its directory, and comes back with nothing. */
record RedisEmptied() implements Fault {
  private static final Node REDIS = Node.first(Part.REDIS);

  @Override
  public FaultKind kind() {
    return FaultKind.REDIS_WIPE;
  }

  @Override
  public String lane() {
    return REDIS.label();
  }

  @Override
  public String words(Duration lasting) {
    return "SIGKILL redis and delete its data, up again after " + Words.of(lasting);
  }

  @Override
  public Set<String> claims(Topology topology) {
    return Claims.ofEnded(Part.REDIS, topology);
  }

  @Override
  public Duration recovery() {
    return Claims.startOf(Part.REDIS);
  }

  @Override
  public void begin(Reach reach) {
    reach.kill(REDIS);
    reach.dropRedisData();
  }

  @Override
  public void end(Reach reach) {
    reach.start(REDIS);
  }
}
