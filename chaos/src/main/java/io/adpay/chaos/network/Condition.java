package io.adpay.chaos.network;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How a link is. */
public sealed interface Condition {

  /** Everything passes as it comes. */
  record Clear() implements Condition {}

  /** Connections are reset, and new ones are refused. */
  record Cut() implements Condition {}

  /**
   * Bytes are taken, and new connections too, but nothing comes through: who waits for an answer
   * waits. What was taken arrives when this is over, late, as it would from a real network that
   * kept sending it again.
   */
  record Silent() implements Condition {}

  /**
   * Everything arrives late, in its order.
   *
   * @param least by this much at least
   * @param jitter and up to this much more, at random
   */
  record Delayed(Duration least, Duration jitter) implements Condition {
    /** Refuses times that run backwards. */
    public Delayed {
      if (least.isNegative() || jitter.isNegative()) {
        throw new IllegalArgumentException("nothing arrives before it was sent");
      }
    }

    long nextNanos() {
      return least.toNanos() + ThreadLocalRandom.current().nextLong(jitter.toNanos() + 1);
    }
  }

  /**
   * Only so much passes, over all connections of the link together.
   *
   * @param bytesPerSecond in each direction
   */
  record Throttled(long bytesPerSecond) implements Condition {
    /** Refuses what would be no throttle, or a cut. */
    public Throttled {
      if (bytesPerSecond <= 0) {
        throw new IllegalArgumentException("at least one byte a second must pass");
      }
    }
  }
}
