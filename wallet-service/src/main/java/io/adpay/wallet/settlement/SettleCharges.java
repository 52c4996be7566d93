package io.adpay.wallet.settlement;

import io.adpay.common.money.Money;
import io.adpay.common.problem.Problem;
import io.adpay.wallet.ledger.PostTransfer;
import io.adpay.wallet.ledger.Posting;
import io.adpay.wallet.ledger.TransferOutcome;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Settles a batch of ad charges, each by itself and in their order: a charge is posted once for its
 * number, whatever batch it comes in, and a bad one is rejected alone.
 */
@Component
final class SettleCharges {

  private static final Duration SOON = Duration.ofSeconds(1);

  private final PostTransfer postTransfer;
  private final Commission usual;
  private final Semaphore places;
  private final Duration patience;

  SettleCharges(PostTransfer postTransfer, SettlementProperties properties) {
    this.postTransfer = postTransfer;
    this.usual = new Commission(properties.commissionBps());
    this.places = new Semaphore(properties.batchesAtOnce(), true);
    this.patience = properties.patience();
  }

  /**
   * What became of each item, in their order. Where it throws, some may be posted: sent again, the
   * batch is completed, and nothing is posted twice.
   *
   * @throws Problem 503 {@code backlog_full} where too many other batches are being settled
   */
  List<SettlementResult> settle(List<SettlementItem> items) {
    List<Reading> readings = items.stream().map(this::read).toList();
    Iterator<TransferOutcome> outcomes = post(readings).iterator();
    return readings.stream()
        .map(
            reading ->
                switch (reading) {
                  case Reading.Chargeable charge ->
                      SettlementResult.of(charge.settlementNo(), outcomes.next());
                  case Reading.Unfit unfit -> unfit.result();
                })
        .toList();
  }

  private Reading read(SettlementItem item) {
    return item.charge()
        .map(this::read)
        .orElseGet(
            () ->
                new Reading.Unfit(
                    SettlementResult.rejected(item.sentNo(), SettlementCode.VALIDATION_FAILED)));
  }

  private Reading read(AdCharge charge) {
    Money amount;
    try {
      amount = charge.amount();
    } catch (ArithmeticException beyond64Bits) {
      return Reading.unfit(charge, SettlementCode.AMOUNT_TOO_LARGE);
    }
    return amount.isPositive()
        ? new Reading.Chargeable(charge.settlementNo(), charge.posting(usual))
        : Reading.unfit(charge, SettlementCode.AMOUNT_TOO_SMALL);
  }

  private List<TransferOutcome> post(List<Reading> readings) {
    List<Posting> postings =
        readings.stream()
            .<Posting>mapMulti(
                (reading, each) -> {
                  if (reading instanceof Reading.Chargeable charge) {
                    each.accept(charge.posting());
                  }
                })
            .toList();
    if (!tookAPlace()) {
      throw Problem.unavailable(
          "backlog_full", "Too many batches are being settled; try again.", SOON);
    }
    try {
      return postTransfer.postAll(postings);
    } finally {
      places.release();
    }
  }

  private boolean tookAPlace() {
    try {
      return places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** An item, once it has been read. */
  private sealed interface Reading {

    /** It can be posted; the ledger has the say. */
    record Chargeable(String settlementNo, Posting posting) implements Reading {}

    /** It can't, whatever the ledger says. */
    record Unfit(SettlementResult result) implements Reading {}

    static Reading unfit(AdCharge charge, SettlementCode code) {
      return new Unfit(SettlementResult.rejected(charge.settlementNo(), code));
    }
  }
}
