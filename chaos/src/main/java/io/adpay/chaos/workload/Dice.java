package io.adpay.chaos.workload;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** What somebody's decisions are drawn from: the same ones for the same seed and name. */
final class Dice {

  private final SplittableRandom random;

  private Dice(SplittableRandom random) {
    this.random = random;
  }

  /** A choice that says how often it is to be drawn, beside others of its kind. */
  interface Weighted {

    int weight();
  }

  /**
   * Somebody's dice. Names and seeds differ by little, and generators that begin near one another
   * give the same numbers, only later: so they are scattered first.
   */
  static Dice of(long seed, String name) {
    try {
      byte[] scattered =
          MessageDigest.getInstance("SHA-256")
              .digest((seed + " " + name).getBytes(StandardCharsets.UTF_8));
      return new Dice(new SplittableRandom(ByteBuffer.wrap(scattered).getLong()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  /** Whether something happens that does so in that many of a hundred cases. */
  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  /** Both ends are included. */
  int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  /** Both ends are included. */
  long between(long least, long most) {
    return random.nextLong(least, most + 1);
  }

  /** Both ends are included. */
  Duration between(Duration least, Duration most) {
    return Duration.ofMillis(between(least.toMillis(), most.toMillis()));
  }

  <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  <E extends Enum<E> & Weighted> E weighted(Class<E> kind) {
    E[] choices = kind.getEnumConstants();
    int all = Arrays.stream(choices).mapToInt(Weighted::weight).sum();
    int drawn = random.nextInt(all);
    for (E choice : choices) {
      drawn -= choice.weight();
      if (drawn < 0) {
        return choice;
      }
    }
    throw new IllegalStateException(kind + " has no weights");
  }

  /** A number that nobody else draws. */
  String unique() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }
}
