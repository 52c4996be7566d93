package io.adpay.common.ordernumber;

import java.time.Instant;

/**
 * How a number's 63 bits are divided, high to low: 41 bits of milliseconds since {@link #EPOCH}, 7
 * of node, 6 of sequence, 3 of random, 6 of {@link ShardGene}.
 *
 * <p>The epoch lies far enough back that every number made since 2025-07-22 is at least 10^18, and
 * so has 19 digits until the 41 bits end, in September 2087.
 */
public final class NumberLayout {

  /** Where the milliseconds begin. */
  public static final Instant EPOCH = Instant.parse("2018-01-01T00:00:00Z");

  /** The smallest number with 19 digits. */
  public static final long SMALLEST = 1_000_000_000_000_000_000L;

  static final int RANDOM_BITS = 3;
  static final int SEQUENCE_BITS = 6;
  static final int NODE_BITS = 7;
  static final int MILLIS_BITS = 41;
  static final int SEQUENCE_SHIFT = ShardGene.BITS + RANDOM_BITS;
  static final int NODE_SHIFT = SEQUENCE_SHIFT + SEQUENCE_BITS;
  static final int MILLIS_SHIFT = NODE_SHIFT + NODE_BITS;
  static final int SEQUENCES = 1 << SEQUENCE_BITS;
  static final int RANDOMS = 1 << RANDOM_BITS;
  static final int NODES = 1 << NODE_BITS;

  private static final long EPOCH_MILLIS = EPOCH.toEpochMilli();

  private NumberLayout() {}

  static long compose(long epochMillis, int node, int sequence, int random, ShardGene gene) {
    long millis = epochMillis - EPOCH_MILLIS;
    if (millis >>> MILLIS_BITS != 0) {
      throw new IllegalStateException(
          "no number can be made at " + Instant.ofEpochMilli(epochMillis));
    }
    long number =
        millis << MILLIS_SHIFT
            | (long) node << NODE_SHIFT
            | (long) sequence << SEQUENCE_SHIFT
            | (long) random << ShardGene.BITS
            | gene.slot();
    if (number < SMALLEST) {
      throw new IllegalStateException(
          "the clock stands before the first number of 19 digits: "
              + Instant.ofEpochMilli(epochMillis));
    }
    return number;
  }

  /** When a number was made, to the millisecond, by the clock of the node that made it. */
  public static Instant madeAt(long number) {
    return Instant.ofEpochMilli(EPOCH_MILLIS + (number >>> MILLIS_SHIFT));
  }

  /** The smallest number that could have been made at that time: a bound for ranges. */
  public static long firstAt(Instant time) {
    long millis = Math.clamp(time.toEpochMilli() - EPOCH_MILLIS, 0, (1L << MILLIS_BITS) - 1);
    return millis << MILLIS_SHIFT;
  }

  /** The node that made a number. */
  public static int nodeOf(long number) {
    return (int) (number >>> NODE_SHIFT) & (NODES - 1);
  }

  /** The service whose node made a number. */
  public static NumberIssuer issuerOf(long number) {
    return NumberIssuer.ofNode(nodeOf(number));
  }
}
