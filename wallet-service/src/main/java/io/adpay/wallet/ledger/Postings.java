package io.adpay.wallet.ledger;

import io.adpay.common.problem.TemporarilyUnavailable;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Posts requests in one transaction, and again where it met another. Requests that go together and
 * fail together for another reason are tried in halves, so that one which can't be posted fails
 * alone; where the fault lies with none of them, all fail at once.
 */
final class Postings {

  private final Book book;
  private final TransactionTemplate transaction;
  private final int tries;
  private final Backoff backoff;
  private final MeterRegistry meters;

  Postings(
      Book book,
      TransactionTemplate transaction,
      int tries,
      Backoff backoff,
      MeterRegistry meters) {
    this.book = book;
    this.transaction = transaction;
    this.tries = tries;
    this.backoff = backoff;
    this.meters = meters;
  }

  /** What became of each request, in their order; committed where there is an outcome. */
  List<Result> post(List<Request> requests) {
    try {
      return committed(requests).stream().<Result>map(Result.Done::new).toList();
    } catch (RuntimeException e) {
      if (requests.size() == 1 || isNobodysFault(e)) {
        return requests.stream().<Result>map(_ -> new Result.Failed(e)).toList();
      }
      int half = requests.size() / 2;
      List<Result> results = new ArrayList<>(post(requests.subList(0, half)));
      results.addAll(post(requests.subList(half, requests.size())));
      return results;
    }
  }

  private List<TransferOutcome> committed(List<Request> requests) {
    for (int tried = 1; ; tried++) {
      try {
        return Objects.requireNonNull(transaction.execute(_ -> book.write(requests)));
      } catch (RuntimeException e) {
        if (!Contention.mayPass(e)) {
          throw e;
        }
        if (tried >= tries) {
          throw new LedgerBusy(e);
        }
        meters.counter("adpay.ledger.retries").increment();
        backoff.after(tried);
      }
    }
  }

  /** Fewer requests at a time would meet the same: half of them is not worth a try. */
  private static boolean isNobodysFault(RuntimeException failure) {
    return failure instanceof TemporarilyUnavailable
        || failure instanceof CannotCreateTransactionException;
  }

  /** What became of one request. */
  sealed interface Result {

    /** The outcome; throws what kept it from coming about. */
    TransferOutcome outcome();

    /** It is committed. */
    record Done(TransferOutcome outcome) implements Result {}

    /** It isn't known to be committed. */
    record Failed(RuntimeException failure) implements Result {
      @Override
      public TransferOutcome outcome() {
        throw failure;
      }
    }
  }
}
