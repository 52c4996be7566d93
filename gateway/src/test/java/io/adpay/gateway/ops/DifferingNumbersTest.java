package io.adpay.gateway.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DifferingNumbersTest {

  /** A number of November 2026, and how far apart numbers of two milliseconds are. */
  private static final long NUMBER = 1_177_000_000_000_000_000L;

  private static final long MILLISECOND = 1L << 22;

  private final InMemoryBook order = new InMemoryBook("order");
  private final InMemoryBook payment = new InMemoryBook("payment");
  private final InMemoryBook wallet = new InMemoryBook("wallet");
  private final List<InMemoryBook> books = List.of(order, payment, wallet);
  private final DifferingNumbers differing = new DifferingNumbers(List.copyOf(books), 1_000);

  @Test
  void emptyBooksAgree() {
    assertThat(differing.find()).isEmpty();
  }

  @Test
  void equalBooksAgreeByTheirDigestsAlone() {
    for (int i = 0; i < 10_000; i++) {
      everybodyKnows(NUMBER + i * 1_000L * MILLISECOND, 100 + i);
    }

    assertThat(differing.find()).isEmpty();
    assertThat(books)
        .allSatisfy(
            book -> {
              assertThat(book.digestsAsked).isEqualTo(1);
              assertThat(book.factsAsked).isEmpty();
            });
  }

  @Test
  void aFactThatOneLacksIsFound() {
    for (InMemoryBook lacking : books) {
      everybodyKnows(NUMBER, 100);
      everybodyKnows(NUMBER + 1, 100);
      lacking.forgets(NUMBER);

      assertThat(differing.find()).containsExactly(NUMBER);
    }
  }

  @Test
  void aFactThatOneHasAloneIsFound() {
    for (InMemoryBook ahead : books) {
      ahead.knows(NUMBER, 100);

      assertThat(differing.find()).containsExactly(NUMBER);
      ahead.forgets(NUMBER);
    }
  }

  @Test
  void anotherAmountIsFound() {
    everybodyKnows(NUMBER, 100);
    payment.knows(NUMBER, 101);

    assertThat(differing.find()).containsExactly(NUMBER);
  }

  @Test
  void amountsThatChangedPlacesAreFound() {
    everybodyKnows(NUMBER, 100);
    everybodyKnows(NUMBER + 1, 200);
    wallet.knows(NUMBER, 200).knows(NUMBER + 1, 100);

    assertThat(differing.find()).containsExactly(NUMBER, NUMBER + 1);
  }

  @Test
  void aFactUnderAnotherNumberIsFoundTwice() {
    everybodyKnows(NUMBER, 100);
    wallet.forgets(NUMBER).knows(NUMBER + 1, 100);

    assertThat(differing.find()).containsExactly(NUMBER, NUMBER + 1);
  }

  @Test
  void theSmallestAndTheLargestNumbersAreSeen() {
    order.knows(0, 1);
    wallet.knows(Long.MAX_VALUE - 1, 1);

    assertThat(differing.find()).containsExactly(0L, Long.MAX_VALUE - 1);
  }

  @Test
  void inACrowdOnlyTheSecondThatDiffersIsRead() {
    for (int i = 0; i < 20_000; i++) {
      everybodyKnows(NUMBER + i * MILLISECOND, 100);
    }
    long odd = NUMBER + 12_345 * MILLISECOND;
    wallet.forgets(odd);

    assertThat(differing.find()).containsExactly(odd);
    assertThat(order.factsAsked)
        .singleElement()
        .satisfies(
            range ->
                assertThat(range.to() - range.from()).isEqualTo(1L << DifferingNumbers.FINEST));
  }

  @Test
  void anyDifferencesAreFoundExactly() {
    var random = new Random(42);
    var expected = new TreeSet<Long>();
    for (int i = 0; i < 5_000; i++) {
      long number = NUMBER + random.nextLong(1L << 45);
      everybodyKnows(number, random.nextInt(1, 1_000));
      if (random.nextInt(100) == 0) {
        InMemoryBook book = books.get(random.nextInt(3));
        if (random.nextBoolean()) {
          book.forgets(number);
        } else {
          book.knows(number, 1_000);
        }
        expected.add(number);
      }
    }

    assertThat(differing.find()).isEqualTo(expected);
  }

  @Test
  void noMoreAreLookedForThanAsked() {
    for (int i = 0; i < 50; i++) {
      order.knows(NUMBER + i, 100);
    }

    assertThat(new DifferingNumbers(List.copyOf(books), 7).find()).hasSize(7);
  }

  private void everybodyKnows(long number, long fen) {
    books.forEach(book -> book.knows(number, fen));
  }
}
