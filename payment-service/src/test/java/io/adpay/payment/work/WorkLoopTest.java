package io.adpay.payment.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkLoopTest {

  private final BlockingQueue<Integer> waiting = new LinkedBlockingQueue<>();
  private final Set<Integer> begun = ConcurrentHashMap.newKeySet();
  private final Set<Integer> done = ConcurrentHashMap.newKeySet();
  private final CountDownLatch gate = new CountDownLatch(1);
  private final WorkLoop<Integer> loop =
      new WorkLoop<>("test", 3, Duration.ofMillis(5), this::take, this::work);

  @AfterEach
  void stop() {
    gate.countDown();
    loop.stop();
  }

  @Test
  void noMoreThanItsWorkersAreBusyAndAllIsDoneInTheEnd() {
    for (int i = 1; i <= 10; i++) {
      waiting.add(i);
    }
    loop.start();
    await().until(() -> begun.size() == 3);
    assertThat(loop.busy()).isEqualTo(3);
    assertThat(waiting).hasSize(7);

    gate.countDown();
    await().until(() -> done.size() == 10);
    await().until(() -> loop.busy() == 0);
  }

  @Test
  void failuresOfWorkersAndSourceStopNothing() {
    gate.countDown();
    waiting.addAll(List.of(-1, -1, -1, -1, 1));
    loop.start();

    await().until(() -> done.contains(1));
    waiting.add(0);
    waiting.add(2);
    await().until(() -> done.contains(2));
  }

  @Test
  void stoppingWaitsForThoseAtWork() {
    gate.countDown();
    waiting.add(1);
    loop.start();
    await().until(() -> begun.contains(1));
    loop.stop();

    assertThat(done).contains(1);
    assertThat(loop.isRunning()).isFalse();
  }

  private List<Integer> take(int most) {
    List<Integer> taken = new ArrayList<>();
    waiting.drainTo(taken, most);
    if (taken.removeIf(task -> task == 0)) {
      waiting.addAll(taken);
      throw new IllegalStateException("planted: the source fails once");
    }
    return taken;
  }

  private void work(int task) {
    begun.add(task);
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (task < 0) {
      throw new IllegalStateException("planted: this worker fails");
    }
    done.add(task);
  }
}
