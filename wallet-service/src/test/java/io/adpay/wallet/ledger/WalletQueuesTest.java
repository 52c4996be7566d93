package io.adpay.wallet.ledger;

import static io.adpay.wallet.testing.SamplePostings.recharge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.adpay.common.problem.Problem;
import io.adpay.wallet.account.Wallet;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WalletQueuesTest {

  private static final Wallet WALLET = new Wallet(1001);

  private final WalletQueues queues = new WalletQueues(10, 25, new SimpleMeterRegistry());
  private final List<Integer> batches = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch slowDatabase = new CountDownLatch(1);

  @AfterEach
  void nothingIsLeftBehind() {
    threads.close();
    assertThat(queues.busyWallets()).isZero();
  }

  @Test
  void aLoneChangeGoesAtOnce() {
    assertThat(queues.post(WALLET, request(), this::posted))
        .isInstanceOf(TransferOutcome.Posted.class);
    assertThat(batches).containsExactly(1);
  }

  @Test
  void whatWaitsMeanwhileGoesTogetherInBoundedBatches() throws Exception {
    List<Future<TransferOutcome>> running = whileTheFirstIsSlow(24);

    slowDatabase.countDown();

    for (Future<TransferOutcome> each : running) {
      assertThat(each.get()).isInstanceOf(TransferOutcome.Posted.class);
    }
    assertThat(batches).containsExactly(1, 10, 10, 4);
  }

  @Test
  void moreThanTheBacklogIsTurnedAwayUnharmed() throws Exception {
    List<Future<TransferOutcome>> running = whileTheFirstIsSlow(25);

    assertThatThrownBy(() -> queues.post(WALLET, request(), this::posted))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code()).isEqualTo("backlog_full"));

    slowDatabase.countDown();
    for (Future<TransferOutcome> each : running) {
      assertThat(each.get()).isInstanceOf(TransferOutcome.Posted.class);
    }
  }

  @Test
  void anotherWalletDoesNotWait() throws Exception {
    List<Future<TransferOutcome>> running = whileTheFirstIsSlow(3);

    assertThat(queues.post(new Wallet(1002), request(), this::posted))
        .isInstanceOf(TransferOutcome.Posted.class);

    slowDatabase.countDown();
    for (Future<TransferOutcome> each : running) {
      each.get();
    }
  }

  @Test
  void workOnSeveralWalletsWaitsForItsTurnInEach() throws Exception {
    List<Future<TransferOutcome>> running = whileTheFirstIsSlow(0);

    Future<Integer> both =
        threads.submit(
            () -> queues.inTurn(List.of(WALLET, new Wallet(1002)), () -> batches.size()));
    assertThatThrownBy(() -> both.get(50, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
    slowDatabase.countDown();

    assertThat(both.get()).isEqualTo(1);
    running.getFirst().get();
  }

  @Test
  void aFailureReachesEveryoneOfItsBatch() throws Exception {
    List<Future<TransferOutcome>> running = new ArrayList<>();
    running.add(threads.submit(() -> queues.post(WALLET, request(), this::postedSlowly)));
    await().until(() -> batches.size() == 1);
    for (int i = 0; i < 2; i++) {
      running.add(
          threads.submit(
              () ->
                  queues.post(
                      WALLET,
                      request(),
                      _ -> {
                        throw new IllegalStateException("away");
                      })));
    }
    slowDatabase.countDown();

    running.getFirst().get();
    for (Future<TransferOutcome> each : running.subList(1, 3)) {
      assertThatThrownBy(each::get)
          .isInstanceOf(ExecutionException.class)
          .hasRootCauseMessage("away");
    }
  }

  private List<Future<TransferOutcome>> whileTheFirstIsSlow(int others) {
    List<Future<TransferOutcome>> running = new ArrayList<>();
    running.add(threads.submit(() -> queues.post(WALLET, request(), this::postedSlowly)));
    await().until(() -> batches.size() == 1);
    for (int i = 0; i < others; i++) {
      running.add(threads.submit(() -> queues.post(WALLET, request(), this::posted)));
    }
    await().until(() -> queues.waiting(WALLET) == others);
    return running;
  }

  private List<Postings.Result> postedSlowly(List<Request> requests) {
    List<Postings.Result> results = posted(requests);
    try {
      slowDatabase.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return results;
  }

  private List<Postings.Result> posted(List<Request> requests) {
    batches.add(requests.size());
    return requests.stream()
        .<Postings.Result>map(
            _ -> new Postings.Result.Done(new TransferOutcome.Posted(1, Instant.EPOCH)))
        .toList();
  }

  private static Request request() {
    return new Request(recharge(1001, 1), _ -> {});
  }
}
