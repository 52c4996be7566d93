package io.adpay.wallet.ledger;

import io.adpay.common.lock.KeyedLock;
import io.adpay.wallet.account.Wallet;
import java.time.Duration;
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
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("a transfer commits by itself, under a lock around it");
    }
    Request request = new Request(posting, inTheTraceOfThisThread(announcement));
    List<Wallet> wallets = posting.wallets();
    if (wallets.size() == 1) {
      Wallet wallet = wallets.getFirst();
      return queues.post(wallet, request, batch -> locked(wallets, batch));
    }
    return queues.inTurn(wallets, () -> locked(wallets, List.of(request))).getFirst().outcome();
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
