package io.adpay.chaos.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.adpay.chaos.journal.Call;
import io.adpay.chaos.journal.CallKind;
import io.adpay.chaos.journal.Journal;
import io.adpay.chaos.workload.FakeServer.Reaction;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WorkloadTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final WorkloadSettings FAST =
      new WorkloadSettings(
          3,
          2,
          2,
          400,
          2_000,
          0.01,
          90_000,
          Duration.ofSeconds(5),
          2,
          Duration.ofMillis(1),
          Duration.ofMillis(5),
          Duration.ofSeconds(30));

  private final Journal journal = new Journal();
  private volatile boolean finishing;

  @Test
  void everyKindOfCallIsMadeAndNothingIsLeftOpen() {
    FakeAdPay adPay = new FakeAdPay(_ -> false);
    try (FakeServer server = new FakeServer(adPay::react)) {
      RunningWorkload workload = start(server.address());
      await().atMost(PATIENCE).until(() -> kinds().containsAll(EnumSet.allOf(CallKind.class)));

      workload.finish();

      assertThat(workload.untold()).isEmpty();
      assertThat(adPay.withdrawals())
          .isNotEmpty()
          .allMatch(status -> Set.of("PAID", "REJECTED").contains(status));
    }
  }

  @Test
  void whatWasNeverToldWhileAnswersGotLostIsToldInTheEndAndDoneOnce() {
    AtomicInteger posts = new AtomicInteger();
    FakeAdPay adPay =
        new FakeAdPay(
            request ->
                request.method().equals("POST") && !finishing && posts.incrementAndGet() % 12 < 4);
    try (FakeServer server = new FakeServer(adPay::react)) {
      RunningWorkload workload = start(server.address());
      await()
          .atMost(PATIENCE)
          .until(() -> !workload.untold().isEmpty() && journal.all().size() > 300);
      workload.stop();
      finishing = true;
      int things = adPay.things();

      workload.finish();

      assertThat(workload.untold()).isEmpty();
      assertThat(adPay.things()).isEqualTo(things);
      assertThat(adPay.things()).isEqualTo(numbersTold());
    }
  }

  @Test
  void moneyArrivesForWhatHasExpiredAndBuyersComeBack() {
    try (FakeServer server = new FakeServer(new FakeAdPay(_ -> false)::react)) {
      RunningWorkload workload = start(server.address());
      await()
          .atMost(PATIENCE)
          .until(() -> paidUnclosed() && reads().anyMatch(path -> path.contains("/return?out_")));

      workload.stop();
    }
  }

  private boolean paidUnclosed() {
    Set<String> closed =
        journal.of(CallKind.CLOSE_ORDER).map(Call::subject).collect(Collectors.toSet());
    Map<String, String> orders =
        journal
            .of(CallKind.BEGIN_PAYMENT)
            .filter(Call::succeeded)
            .collect(
                Collectors.toMap(
                    call -> call.body().path("paymentNo").asString(""),
                    Call::subject,
                    (one, _) -> one));
    return journal
        .of(CallKind.BUYER_PAYS)
        .filter(call -> call.request().containsKey("evenIfClosed"))
        .anyMatch(call -> !closed.contains(orders.get(call.subject())));
  }

  private Stream<String> reads() {
    return journal.of(CallKind.READ).map(call -> String.valueOf(call.request()));
  }

  @Test
  void aLookThatIsCutShortIsToldSo() {
    WorkloadSettings hasty =
        new WorkloadSettings(
            3,
            2,
            2,
            2_000,
            20,
            0,
            90_000,
            PATIENCE,
            8,
            Duration.ofMillis(1),
            Duration.ofMillis(2),
            Duration.ofMillis(200));
    try (FakeServer server = new FakeServer(new FakeAdPay(_ -> false)::react)) {
      RunningWorkload workload =
          Workload.start(
              List.of(server.address()), server.address(), 7, journal, Clock.systemUTC(), hasty);
      await().atMost(PATIENCE).until(() -> journal.all().size() > 300);
      workload.stop();

      assertThat(workload.look()).isFalse();
    }
  }

  @Test
  void whatWaitsForAnOperatorIsFoundAlthoughTheListCantBeReadAtFirst() {
    AtomicInteger lists = new AtomicInteger();
    int ofTheFirstRound = FAST.tries() * (1 + FAST.trafficOwners());
    FakeAdPay adPay =
        new FakeAdPay(
            request ->
                finishing
                    && request.path().contains("/withdrawals?")
                    && lists.incrementAndGet() <= ofTheFirstRound);
    try (FakeServer server = new FakeServer(adPay::react)) {
      RunningWorkload workload = start(server.address());
      await().atMost(PATIENCE).until(() -> adPay.withdrawals().contains("PENDING_REVIEW"));
      workload.stop();
      finishing = true;

      workload.finish();

      assertThat(adPay.withdrawals())
          .isNotEmpty()
          .allMatch(status -> Set.of("PAID", "REJECTED").contains(status));
    }
  }

  @Test
  void nobodyCallsWhenItHasStopped() {
    try (FakeServer server = new FakeServer(new FakeAdPay(_ -> false)::react)) {
      RunningWorkload workload = start(server.address());
      await().atMost(PATIENCE).until(() -> journal.all().size() > 50);

      workload.stop();

      int calls = journal.all().size();
      await()
          .during(Duration.ofMillis(100))
          .untilAsserted(() -> assertThat(journal.all()).hasSize(calls));
    }
  }

  @Test
  void theLastLookIsWrittenDown() {
    try (FakeServer server = new FakeServer(new FakeAdPay(_ -> false)::react)) {
      RunningWorkload workload = start(server.address());
      await().atMost(PATIENCE).until(() -> journal.all().size() > 300);
      workload.stop();
      int before = journal.all().size();

      workload.finish();
      assertThat(workload.look()).isTrue();

      List<Call> after = journal.all().subList(before, journal.all().size());
      Set<String> seen = after.stream().map(Call::subject).collect(Collectors.toSet());
      assertThat(seen).containsAll(told(CallKind.PLACE_ORDER, "orderNo"));
      assertThat(seen).containsAll(told(CallKind.BEGIN_PAYMENT, "paymentNo"));
      assertThat(seen).containsAll(told(CallKind.ASK_REFUND, "refundNo"));
      assertThat(seen).containsAll(told(CallKind.WITHDRAW, "withdrawalNo"));
      assertThat(after)
          .filteredOn(call -> call.request().containsValue("/api/v1/wallet"))
          .extracting(Call::client)
          .contains("merchant-1001", "merchant-1003", "traffic-2002");
    }
  }

  @Test
  void aFaultOfTheHarnessItselfIsNotKeptQuiet() {
    try (FakeServer server = new FakeServer(_ -> Reaction.answer(403, "{}"))) {
      RunningWorkload workload = start(server.address());
      await().atMost(PATIENCE).until(() -> server.tokens() > 0);

      assertThatThrownBy(workload::stop)
          .isInstanceOf(IllegalStateException.class)
          .hasStackTraceContaining("gets no token");
    }
  }

  private RunningWorkload start(URI address) {
    return Workload.start(List.of(address, address), address, 7, journal, Clock.systemUTC(), FAST);
  }

  private Set<CallKind> kinds() {
    return journal.all().stream().map(Call::kind).collect(Collectors.toSet());
  }

  private int numbersTold() {
    return told(CallKind.PLACE_ORDER, "orderNo").size()
        + told(CallKind.BEGIN_PAYMENT, "paymentNo").size()
        + told(CallKind.ASK_REFUND, "refundNo").size()
        + told(CallKind.WITHDRAW, "withdrawalNo").size();
  }

  private Set<String> told(CallKind kind, String field) {
    return journal
        .of(kind)
        .filter(Call::succeeded)
        .map(call -> call.body().path(field).asString(""))
        .collect(Collectors.toSet());
  }
}
