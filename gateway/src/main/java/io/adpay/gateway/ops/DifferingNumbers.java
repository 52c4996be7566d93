package io.adpay.gateway.ops;

import io.adpay.common.contract.operations.DigestBucket;
import io.adpay.common.contract.operations.Fact;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Finds the numbers about which books disagree, without reading what they agree on: digests of
 * coarse buckets are compared first, finer ones only inside those that differ, and the facts
 * themselves once few enough are left.
 */
final class DifferingNumbers {

  /** Half an hour of numbers: their milliseconds begin at the 22nd bit. */
  static final int COARSEST = 43;

  /** A second of numbers: finer digests would cost more calls than they save. */
  static final int FINEST = 32;

  private static final int STEP = 11;
  private static final long FEW_FACTS = 500;

  private final List<Book> books;
  private final int most;

  /**
   * @param most how many numbers are looked for at most
   */
  DifferingNumbers(List<Book> books, int most) {
    this.books = List.copyOf(books);
    this.most = most;
  }

  /** The numbers that differ, ascending; as many as are looked for, where there are more. */
  SortedSet<Long> find() {
    SortedSet<Long> found = new TreeSet<>();
    search(NumberRange.ALL, COARSEST, found);
    return found;
  }

  private void search(NumberRange range, int shift, SortedSet<Long> found) {
    List<Map<Long, DigestBucket>> digests =
        books.stream().map(book -> byBucket(book.digest(shift, range))).toList();
    for (long bucket : differing(digests)) {
      if (found.size() >= most) {
        return;
      }
      NumberRange inside = NumberRange.ofBucket(bucket, shift);
      if (shift <= FINEST || largest(digests, bucket) <= FEW_FACTS) {
        compareFacts(inside, found);
      } else {
        search(inside, shift - STEP, found);
      }
    }
  }

  private void compareFacts(NumberRange range, SortedSet<Long> found) {
    List<Map<Long, Fact>> facts = books.stream().map(book -> byNumber(book.facts(range))).toList();
    for (long number : differing(facts)) {
      if (found.size() >= most) {
        return;
      }
      found.add(number);
    }
  }

  private static long largest(List<Map<Long, DigestBucket>> digests, long bucket) {
    return digests.stream()
        .map(digest -> digest.get(bucket))
        .mapToLong(sums -> sums == null ? 0 : sums.count())
        .max()
        .orElse(0);
  }

  /** The keys whose values are not the same everywhere; one that is missing somewhere differs. */
  private static <T> SortedSet<Long> differing(List<Map<Long, T>> sides) {
    SortedSet<Long> keys = new TreeSet<>();
    sides.forEach(side -> keys.addAll(side.keySet()));
    Map<Long, T> first = sides.getFirst();
    keys.removeIf(
        key -> {
          T expected = first.get(key);
          return expected != null
              && sides.stream().allMatch(side -> expected.equals(side.get(key)));
        });
    return keys;
  }

  private static Map<Long, DigestBucket> byBucket(List<DigestBucket> digest) {
    return indexed(digest, DigestBucket::bucket);
  }

  private static Map<Long, Fact> byNumber(List<Fact> facts) {
    return indexed(facts, Fact::no);
  }

  private static <T> Map<Long, T> indexed(List<T> values, Function<T, Long> key) {
    Map<Long, T> index = new HashMap<>();
    values.forEach(value -> index.put(key.apply(value), value));
    return index;
  }
}
