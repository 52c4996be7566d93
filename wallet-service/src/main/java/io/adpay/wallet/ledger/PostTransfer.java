package io.adpay.wallet.ledger;

import io.adpay.common.lock.KeyedLock;
import io.adpay.wallet.account.Wallet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.slf4j.MDC;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Moves money: writes one transfer down, once for its business key, whatever happens meanwhile.
 *
 * <p>The wallets that take part are locked in Redis around the transaction, so that writers rarely
 * meet; where they do, because a lock was lost or Redis is away, the database refuses the second
 * and it tries again. Changes of one wallet alone that come at the same time share a transaction.
 */
public final class PostTransfer {

  private static final Announcement NOBODY_HEARS = _ -> {};

  private final Postings postings;
  private final WalletQueues queues;
  private final KeyedLock lock;
  private final Duration lockPatience;

  PostTransfer(Postings postings, WalletQueues queues, KeyedLock lock, Duration lockPatience) {
    this.postings = postings;
    this.queues = queues;
    this.lock = lock;
    this.lockPatience = lockPatience;
  }

  /**
   * Posts a transfer, or finds out what became of it before. It is committed on return, so it must
   * not be called in a transaction. Where it throws, what became of it is unknown, and the same
   * posting may be tried again.
   *
   * @throws ArithmeticException where a balance would not fit in 64 bits; nothing is written
   * @throws io.adpay.common.problem.Problem 503 {@code backlog_full} where too many changes of the
   *     wallet wait
   */
  public TransferOutcome post(Posting posting, Announcement announcement) {
    refuseATransactionAround();
    Request request = new Request(posting, inTheTraceOfThisThread(announcement));
    List<Wallet> wallets = posting.wallets();
    if (wallets.size() == 1) {
      Wallet wallet = wallets.getFirst();
      return queues.post(wallet, request, batch -> locked(wallets, batch));
    }
    return queues.inTurn(wallets, () -> locked(wallets, List.of(request))).getFirst().outcome();
  }

  /**
   * Posts many transfers in their order, so many at a time as may share a transaction. Of those
   * that share one each is judged by itself, and one that can't be posted fails alone.
   *
   * <p>Where it throws, some are committed and some are not: all may be tried again, and those that
   * were committed then are found to be.
   *
   * @return what became of each, in their order
   * @throws RuntimeException the first that kept one from being posted, after the others were
   *     tried; at once where of those that share a transaction none could be posted
   */
  public List<TransferOutcome> postAll(List<Posting> postings) {
    refuseATransactionAround();
    List<Postings.Result> results = new ArrayList<>();
    for (int from = 0; from < postings.size(); from += queues.batch()) {
      List<Posting> part = postings.subList(from, Math.min(from + queues.batch(), postings.size()));
      List<Postings.Result> posted = together(part);
      if (posted.stream().allMatch(Postings.Result.Failed.class::isInstance)) {
        posted.getFirst().outcome();
      }
      results.addAll(posted);
    }
    return results.stream().map(Postings.Result::outcome).toList();
  }

  private List<Postings.Result> together(List<Posting> postings) {
    List<Wallet> wallets =
        postings.stream()
            .flatMap(posting -> posting.wallets().stream())
            .distinct()
            .sorted()
            .toList();
    List<Request> requests =
        postings.stream().map(posting -> new Request(posting, NOBODY_HEARS)).toList();
    return queues.inTurn(wallets, () -> locked(wallets, requests));
  }

  private static void refuseATransactionAround() {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("a transfer commits by itself, under a lock around it");
    }
  }

  /** Another thread may write this transfer down; what it announces belongs to this one's trace. */
  private static Announcement inTheTraceOfThisThread(Announcement announcement) {
    Map<String, String> mine = contextOfThisThread();
    return outcome -> {
      Map<String, String> theirs = contextOfThisThread();
      MDC.setContextMap(mine);
      try {
        announcement.announce(outcome);
      } finally {
        MDC.setContextMap(theirs);
      }
    };
  }

  private static Map<String, String> contextOfThisThread() {
    return Objects.requireNonNullElseGet(MDC.getCopyOfContextMap(), Map::of);
  }

  private List<Postings.Result> locked(List<Wallet> wallets, List<Request> requests) {
    Supplier<List<Postings.Result>> work = () -> postings.post(requests);
    for (Wallet wallet : wallets.reversed()) {
      Supplier<List<Postings.Result>> inner = work;
      work = () -> lock.around("wallet:" + wallet.uid(), lockPatience, inner);
    }
    return work.get();
  }
}
