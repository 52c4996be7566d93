package io.adpay.gateway.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.common.contract.operations.CheckResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompareBooksTest {

  private static final long NUMBER = 1_177_000_000_000_000_000L;
  private static final Duration INTERVAL = Duration.ofMillis(250);

  private final InMemoryBook order = new InMemoryBook("order");
  private final InMemoryBook payment = new InMemoryBook("payment");
  private final InMemoryBook wallet = new InMemoryBook("wallet");
  private final List<Duration> pauses = new ArrayList<>();
  private final CompareBooks recharges =
      new CompareBooks(
          "recharges_agree",
          List.of(order, payment, wallet),
          new ReaskProperties(4, INTERVAL),
          pauses::add);

  @Test
  void booksThatAgreeHold() throws Exception {
    everybodyKnows(NUMBER, 100);

    assertThat(recharges.compare().ok()).isTrue();
    assertThat(pauses).isEmpty();
    assertThat(order.statesAsked).isEmpty();
  }

  @Test
  void aFactThatNothingExplainsIsNamedWithWhatEachKnows() throws Exception {
    everybodyKnows(NUMBER, 100);
    payment.knows(NUMBER, 99);
    wallet.forgets(NUMBER);

    CheckResult result = recharges.compare();

    assertThat(result.name()).isEqualTo("recharges_agree");
    assertThat(result.ok()).isFalse();
    assertThat(result.detail())
        .isEqualTo(NUMBER + " (order: 100 fen, payment: 99 fen, wallet: none)");
  }

  @Test
  void aBreachIsAskedAboutSeveralTimesAndNotForEver() throws Exception {
    order.knows(NUMBER, 100);

    recharges.compare();

    assertThat(order.statesAsked).hasSize(4);
    assertThat(pauses).containsExactly(INTERVAL, INTERVAL, INTERVAL);
  }

  @Test
  void aFactOnItsWayExplainsADifferenceWhoeverSendsIt() throws Exception {
    for (InMemoryBook sender : List.of(order, payment, wallet)) {
      long number = NUMBER + sender.owner().length();
      order.knows(number, 100);
      sender.hasOnItsWay(number);
    }

    CheckResult result = recharges.compare();

    assertThat(result.ok()).isTrue();
    assertThat(result.detail()).contains("on their way");
    assertThat(pauses).isEmpty();
  }

  @Test
  void aDifferenceThatIsGoneWhenAskedAgainIsNone() throws Exception {
    order.knows(NUMBER, 100);
    payment.knows(NUMBER, 100);
    order.beforeState(() -> wallet.knows(NUMBER, 100));

    assertThat(recharges.compare().ok()).isTrue();
    assertThat(pauses).isEmpty();
  }

  @Test
  void aFactThatIsAppliedBetweenTwoAnswersIsWaitedFor() throws Exception {
    order.knows(NUMBER, 100);
    payment.knows(NUMBER, 100);
    wallet.beforeState(
        () -> {
          if (wallet.statesAsked.size() == 3) {
            wallet.knows(NUMBER, 100);
          }
        });

    assertThat(recharges.compare().ok()).isTrue();
    assertThat(pauses).containsExactly(INTERVAL, INTERVAL);
  }

  @Test
  void oneBreachIsSeenAmongManyInFlight() throws Exception {
    for (int i = 0; i < 100; i++) {
      order.knows(NUMBER + i, 100).hasOnItsWay(NUMBER + i);
    }
    wallet.knows(NUMBER + 500, 7);

    CheckResult result = recharges.compare();

    assertThat(result.ok()).isFalse();
    assertThat(result.detail())
        .isEqualTo(NUMBER + 500 + " (order: none, payment: none, wallet: 7 fen)");
  }

  @Test
  void manyBreachesAreNotAllWrittenOut() throws Exception {
    for (int i = 0; i < 30; i++) {
      order.knows(NUMBER + i, 100);
    }

    CheckResult result = recharges.compare();

    assertThat(result.ok()).isFalse();
    assertThat(result.detail().split("; ")).hasSize(11).endsWith("and more");
  }

  private void everybodyKnows(long number, long fen) {
    order.knows(number, fen);
    payment.knows(number, fen);
    wallet.knows(number, fen);
  }
}
