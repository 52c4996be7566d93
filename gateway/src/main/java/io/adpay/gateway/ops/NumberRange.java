package io.adpay.gateway.ops;

/**
 * Some of the numbers.
 *
 * @param from the first
 * @param to the first one beyond
 */
record NumberRange(long from, long to) {

  /** All numbers there can be. */
  static final NumberRange ALL = new NumberRange(0, Long.MAX_VALUE);

  /** The numbers that share a bucket's high bits. */
  static NumberRange ofBucket(long bucket, int shift) {
    long from = bucket << shift;
    long last = from + (1L << shift) - 1;
    return new NumberRange(from, last == Long.MAX_VALUE ? last : last + 1);
  }
}
