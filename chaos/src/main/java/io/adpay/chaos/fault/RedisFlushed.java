package io.adpay.chaos.fault;

import io.adpay.launcher.suite.Part;
import java.time.Duration;
import java.util.Set;

/** Redis forgets everything from one moment to the next, and nobody who is connected notices. */
record RedisFlushed() implements Fault {
  @Override
  public FaultKind kind() {
    return FaultKind.REDIS_WIPE;
  }

  @Override
  public String lane() {
    return Part.REDIS.label();
  }

  @Override
  public String words(Duration lasting) {
    return "FLUSHALL redis";
  }

  @Override
  public Set<String> claims(Topology topology) {
    return Claims.ofPaused(Part.REDIS, topology);
  }

  @Override
  public Duration recovery() {
    return Duration.ZERO;
  }

  @Override
  public void begin(Reach reach) {
    reach.flushRedis();
  }

  /** What is forgotten stays so. */
  @Override
  public void end(Reach reach) {}
}
