package io.adpay.chaos.report;

import static io.adpay.chaos.report.MadeUpRun.BEGIN;
import static io.adpay.chaos.report.MadeUpRun.answer;
import static io.adpay.chaos.report.MadeUpRun.call;
import static io.adpay.chaos.report.MadeUpRun.nothing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.adpay.chaos.journal.Call;
import io.adpay.chaos.journal.CallKind;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StatisticsTest {

  private static final Span TEN_SECONDS = new Span(BEGIN, BEGIN.plusSeconds(10));

  @Test
  void percentilesAreLengthsThatCallsReallyTook() {
    List<Call> calls =
        IntStream.rangeClosed(1, 200)
            .mapToObj(millis -> call(CallKind.READ, "", "", 0, millis, answer(200)))
            .toList()
            .reversed();

    Latencies latencies = Latencies.of(calls);

    assertThat(latencies.percentile(50)).contains(Duration.ofMillis(100));
    assertThat(latencies.percentile(99)).contains(Duration.ofMillis(198));
    assertThat(latencies.percentile(100)).contains(Duration.ofMillis(200));
  }

  @Test
  void oneCallIsEveryPercentileAndNoCallIsNone() {
    Latencies one = Latencies.of(List.of(call(CallKind.READ, "", "", 0, 7, answer(200))));

    assertThat(one.percentile(1)).isEqualTo(one.percentile(99)).contains(Duration.ofMillis(7));
    assertThat(Latencies.of(List.of()).percentile(50)).isEmpty();
    assertThat(Latencies.of(List.of()).words(50)).isEqualTo("–");
  }

  @Test
  void anAnswerThatLeavesItOpenIsNotTold() {
    assertThat(List.of(200, 201, 202)).allMatch(status -> outcome(status) == Outcome.DONE);
    assertThat(List.of(400, 404, 409, 422)).allMatch(s -> outcome(s) == Outcome.REFUSED);
    assertThat(List.of(408, 429, 500, 503, 302)).allMatch(s -> outcome(s) == Outcome.NOT_TOLD);
    assertThat(Outcome.of(call(CallKind.SETTLE, "", "", 0, 1, nothing())))
        .isEqualTo(Outcome.NOT_TOLD);
  }

  @Test
  void theSameKeyIsTheSameActAndReadingIsNone() {
    List<Call> calls =
        List.of(
            call(CallKind.WITHDRAW, "a", "", 0, 1, nothing()),
            call(CallKind.WITHDRAW, "a", "", 1, 1, answer(201)),
            call(CallKind.WITHDRAW, "b", "", 2, 1, answer(201)),
            call(CallKind.SETTLE, "", "batch-1", 3, 1, nothing()),
            call(CallKind.SETTLE, "", "batch-1", 4, 1, answer(200)),
            call(CallKind.READ, "", "17", 5, 1, answer(200)),
            call(CallKind.READ, "", "17", 6, 1, answer(200)));

    assertThat(KindTally.of(calls))
        .extracting(KindTally::kind, KindTally::calls, KindTally::askedAgain)
        .containsExactly(tuple("settle", 2, 1L), tuple("withdraw", 3, 1L), tuple("read", 2, 0L));
  }

  @Test
  void aCallCountsWhenItEndsAndItsLengthWhenItBegins() {
    List<Call> calls = List.of(call(CallKind.SETTLE, "", "b", 2.5, 3_000, answer(200)));

    List<Bucket> buckets = Bucket.over(TEN_SECONDS, calls, 10);

    assertThat(buckets).hasSize(10);
    assertThat(buckets.get(5).perSecond(Outcome.DONE)).isEqualTo(1);
    assertThat(buckets.get(2).begun().percentile(50)).contains(Duration.ofSeconds(3));
    assertThat(buckets.stream().mapToDouble(Bucket::perSecond).sum()).isEqualTo(1);
  }

  @Test
  void bucketsGrowWiderRatherThanMore() {
    List<Call> calls = Collections.nCopies(10, call(CallKind.SETTLE, "", "b", 0, 10, answer(200)));

    List<Bucket> buckets = Bucket.over(TEN_SECONDS, calls, 3);

    assertThat(buckets).hasSize(2);
    assertThat(buckets.getFirst().width()).isEqualTo(Duration.ofSeconds(5));
    assertThat(buckets.getFirst().perSecond(Outcome.DONE)).isEqualTo(2);
  }

  @Test
  void theLastMomentBelongsToTheLastBucket() {
    List<Call> calls = List.of(call(CallKind.SETTLE, "", "b", 10, 0, answer(200)));

    assertThat(Bucket.over(TEN_SECONDS, calls, 10).getLast().perSecond()).isEqualTo(1);
  }

  @Test
  void whatBuyersDoAtTheChannelIsNoCallOnUs() {
    List<Call> calls = List.of(call(CallKind.BUYER_PAYS, "", "1", 1, 10, answer(200)));

    assertThat(Bucket.over(TEN_SECONDS, calls, 10)).allMatch(bucket -> bucket.perSecond() == 0);
  }

  private static Outcome outcome(int status) {
    return Outcome.of(call(CallKind.SETTLE, "", "", 0, 1, answer(status)));
  }
}
