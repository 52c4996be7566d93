package io.adpay.payment.budget;

import io.adpay.common.contract.payment.Channel;
import io.adpay.common.redis.RedisGuard;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.redisson.api.RedissonClient;
import org.springframework.stereotype.Component;

/**
 * The calls that the accounts at the channels allow us, over all nodes. Each call takes a token
 * first. Every kind of call has a share that nobody can take from it while it wants it; what is
 * idle goes to whoever asks, the more urgent first. Without Redis every node spends its own part.
 */
@Component
public final class ChannelBudget {

  private static final long JITTER_MILLIS = 10;

  private final Map<Channel, SharedWindow> shared = new EnumMap<>(Channel.class);
  private final Map<Channel, LocalWindow> local = new EnumMap<>(Channel.class);
  private final RedisGuard guard;
  private final MeterRegistry meters;

  /** A budget of each channel's account. */
  public ChannelBudget(
      BudgetProperties properties,
      RedissonClient redisson,
      RedisGuard guard,
      MeterRegistry meters) {
    for (Channel account : Channel.values()) {
      shared.put(account, new SharedWindow(account, properties, redisson, guard));
      local.put(account, new LocalWindow(properties, System::nanoTime));
    }
    this.guard = guard;
    this.meters = meters;
  }

  /**
   * Waits for a token.
   *
   * @param patience how long to wait at most
   * @return whether there was one
   */
  public boolean acquire(Channel account, CallKind kind, Duration patience) {
    Timer.Sample waiting = Timer.start(meters);
    boolean granted = await(account, kind, patience);
    waiting.stop(
        meters.timer(
            "adpay.budget.wait",
            "channel",
            account.name(),
            "kind",
            kind.name(),
            "granted",
            Boolean.toString(granted)));
    return granted;
  }

  /** The channel has said that calls come too fast: nobody calls for a moment. */
  public void coolDown(Channel account) {
    meters.counter("adpay.budget.refused", "channel", account.name()).increment();
    localOf(account).coolDown();
    Objects.requireNonNull(shared.get(account)).coolDown();
  }

  private boolean await(Channel account, CallKind kind, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      Duration wait = take(account, kind);
      if (wait.isZero()) {
        return true;
      }
      long rest = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (rest <= 0) {
        return false;
      }
      // Whoever waits must be back before its mark as a wanted kind fades.
      long pause =
          Math.min(wait.toMillis(), SharedWindow.WANTED.toMillis() / 2)
              + ThreadLocalRandom.current().nextLong(JITTER_MILLIS);
      try {
        TimeUnit.MILLISECONDS.sleep(Math.min(pause, rest));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }

  private Duration take(Channel account, CallKind kind) {
    LocalWindow own = localOf(account);
    Duration rest = own.untilSharedAgain();
    if (!rest.isZero()) {
      // Redis does not know what this node has granted itself: let that leave the window first.
      return guard.isAvailable() ? rest : own.take(kind);
    }
    Optional<Duration> answer = Objects.requireNonNull(shared.get(account)).take(kind);
    if (answer.isEmpty()) {
      return own.take(kind);
    }
    if (answer.get().isZero()) {
      own.note(kind);
    }
    return answer.get();
  }

  private LocalWindow localOf(Channel account) {
    return Objects.requireNonNull(local.get(account));
  }
}
