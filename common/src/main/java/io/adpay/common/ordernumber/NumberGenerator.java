package io.adpay.common.ordernumber;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/**
 * Makes business numbers on one node. Numbers of a node grow; over all nodes they are unique,
 * because a node id is held under a {@link NodeLease} and a node never uses a millisecond that lies
 * outside of what its lease covers.
 *
 * <p>A clock that steps back a little is waited out; one that steps back further makes every call
 * fail with {@link NumbersUnavailable} until it has caught up. So does a lease that has run out.
 */
public final class NumberGenerator {

  private final NumberIssuer issuer;
  private final NodeLease lease;
  private final Clock clock;
  private final RandomGenerator random;
  private final Duration patience;

  private long lastMillis;
  private int sequence;

  /**
   * @param patience how far back the clock may step and still be waited for
   */
  public NumberGenerator(
      NumberIssuer issuer,
      NodeLease lease,
      Clock clock,
      RandomGenerator random,
      Duration patience) {
    this.issuer = issuer;
    this.lease = lease;
    this.clock = clock;
    this.random = random;
    this.patience = patience;
  }

  /**
   * The next number for something that belongs to that uid.
   *
   * @throws NumbersUnavailable where uniqueness can't be promised at this moment
   */
  public synchronized long next(long uid) {
    long millis = settledClock();
    int inMillisecond = millis > lastMillis ? 0 : sequence + 1;
    if (inMillisecond == NumberLayout.SEQUENCES) {
      millis = millisecondAfter(lastMillis);
      inMillisecond = 0;
    }
    int node = issuer.node(lease.nodeFor(millis));
    // Only now: a moment that was refused must leave no trace.
    lastMillis = millis;
    sequence = inMillisecond;
    return NumberLayout.compose(
        lastMillis, node, sequence, random.nextInt(NumberLayout.RANDOMS), ShardGene.ofUid(uid));
  }

  private long settledClock() {
    long now = clock.millis();
    if (lastMillis - now > patience.toMillis()) {
      throw new NumbersUnavailable(
          "the clock stepped back by " + (lastMillis - now) + " ms and is not believed");
    }
    return now < lastMillis ? millisecondAfter(lastMillis - 1) : now;
  }

  private long millisecondAfter(long millis) {
    long deadline = System.nanoTime() + patience.plusMillis(1).toNanos();
    long now = clock.millis();
    while (now <= millis) {
      if (System.nanoTime() > deadline) {
        throw new NumbersUnavailable("the clock stands still");
      }
      LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(100));
      now = clock.millis();
    }
    return now;
  }
}
