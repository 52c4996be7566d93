package io.adpay.common.money;

/**
 * An amount of Chinese yuan, in whole fen. Never negative or fractional by accident: arithmetic is
 * exact, and what would overflow throws {@link ArithmeticException}.
 */
public record Money(long fen) implements Comparable<Money> {

  /** Nothing at all. */
  public static final Money ZERO = new Money(0);

  /** The only currency that the suite knows, by its ISO 4217 code. */
  public static final String CURRENCY = "CNY";

  /** The amount of that many fen. */
  public static Money ofFen(long fen) {
    return fen == 0 ? ZERO : new Money(fen);
  }

  /** The sum; throws {@link ArithmeticException} where 64 bits can't hold it. */
  public Money plus(Money other) {
    return ofFen(Math.addExact(fen, other.fen));
  }

  /** The difference, which may be negative. */
  public Money minus(Money other) {
    return ofFen(Math.subtractExact(fen, other.fen));
  }

  /** The same amount in the other direction. */
  public Money negated() {
    return ofFen(Math.negateExact(fen));
  }

  /** Whether there is more than nothing. */
  public boolean isPositive() {
    return fen > 0;
  }

  /** Whether nothing is left. */
  public boolean isZero() {
    return fen == 0;
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(fen, other.fen);
  }

  @Override
  public String toString() {
    return fen + " fen";
  }
}
