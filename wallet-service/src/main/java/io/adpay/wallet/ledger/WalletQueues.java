package io.adpay.wallet.ledger;

import io.adpay.common.problem.Problem;
import io.adpay.wallet.account.Wallet;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets changes of one wallet that come at the same time share a transaction. Whoever comes first
 * takes everything that waits by then; whoever comes meanwhile finds the own change done when the
 * turn comes, or takes what waits by then. Nobody waits for company: a lone change goes at once.
 */
final class WalletQueues {

  private static final Duration SOON = Duration.ofSeconds(1);

  private final ConcurrentMap<Wallet, WalletQueue> queues = new ConcurrentHashMap<>();
  private final int batch;
  private final int backlog;
  private final DistributionSummary batchSizes;

  WalletQueues(int batch, int backlog, MeterRegistry meters) {
    this.batch = batch;
    this.backlog = backlog;
    this.batchSizes = meters.summary("adpay.ledger.batch");
  }

  /** How many changes go into one transaction at most. */
  int batch() {
    return batch;
  }

  /**
   * Posts a change of that wallet, perhaps together with others.
   *
   * @param posting posts a batch and says of each what became of it
   */
  TransferOutcome post(
      Wallet wallet, Request request, Function<List<Request>, List<Postings.Result>> posting) {
    WalletQueue queue = enter(wallet);
    try {
      Waiting waiting = queue.add(request, backlog);
      queue.turn.lock();
      try {
        while (waiting.result == null) {
          queue.drain(batch, posting, batchSizes);
        }
        return waiting.result.outcome();
      } finally {
        queue.turn.unlock();
      }
    } finally {
      leave(wallet);
    }
  }

  /**
   * Does work on several wallets while nobody else in this process writes to one of them.
   *
   * @param sorted the wallets, in the order in which everybody takes their turns
   */
  <T> T inTurn(List<Wallet> sorted, Supplier<T> work) {
    if (sorted.isEmpty()) {
      return work.get();
    }
    WalletQueue queue = enter(sorted.getFirst());
    try {
      queue.turn.lock();
      try {
        return inTurn(sorted.subList(1, sorted.size()), work);
      } finally {
        queue.turn.unlock();
      }
    } finally {
      leave(sorted.getFirst());
    }
  }

  private WalletQueue enter(Wallet wallet) {
    return queues.compute(
        wallet, (_, existing) -> (existing == null ? new WalletQueue() : existing).entered());
  }

  private void leave(Wallet wallet) {
    queues.computeIfPresent(wallet, (_, left) -> left.left() ? null : left);
  }

  /** How many wallets have changes waiting or under way. */
  int busyWallets() {
    return queues.size();
  }

  /** How many changes of that wallet wait for someone to take them. */
  int waiting(Wallet wallet) {
    WalletQueue queue = queues.get(wallet);
    return queue == null ? 0 : queue.length();
  }

  /** A change that waits. Its result is written and read by whoever holds the turn. */
  private static final class Waiting {
    private final Request request;
    private Postings.@Nullable Result result;

    Waiting(Request request) {
      this.request = request;
    }
  }

  private static final class WalletQueue {
    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private final ReentrantLock turn = new ReentrantLock(true);
    private int users;

    /** Called under the map's lock on this wallet, as is {@link #left()}. */
    WalletQueue entered() {
      users++;
      return this;
    }

    /** Tells whether that was the last one. */
    boolean left() {
      return --users == 0;
    }

    Waiting add(Request request, int backlog) {
      synchronized (waiting) {
        if (waiting.size() >= backlog) {
          throw Problem.unavailable(
              "backlog_full", "Too many changes of this wallet wait; try again.", SOON);
        }
        Waiting added = new Waiting(request);
        waiting.add(added);
        return added;
      }
    }

    int length() {
      synchronized (waiting) {
        return waiting.size();
      }
    }

    void drain(
        int batch,
        Function<List<Request>, List<Postings.Result>> posting,
        DistributionSummary batchSizes) {
      List<Waiting> taken = take(batch);
      batchSizes.record(taken.size());
      List<Postings.Result> results = List.of();
      try {
        results = posting.apply(taken.stream().map(each -> each.request).toList());
      } catch (RuntimeException e) {
        results = failed(taken, e);
      } finally {
        if (results.size() != taken.size()) {
          results = failed(taken, new IllegalStateException("the batch was cut off"));
        }
        for (int i = 0; i < taken.size(); i++) {
          taken.get(i).result = Objects.requireNonNull(results.get(i));
        }
      }
    }

    private static List<Postings.Result> failed(List<Waiting> taken, RuntimeException cause) {
      return taken.stream().<Postings.Result>map(_ -> new Postings.Result.Failed(cause)).toList();
    }

    private List<Waiting> take(int most) {
      synchronized (waiting) {
        List<Waiting> taken = new ArrayList<>();
        while (taken.size() < most && !waiting.isEmpty()) {
          taken.add(waiting.remove());
        }
        return taken;
      }
    }
  }
}
