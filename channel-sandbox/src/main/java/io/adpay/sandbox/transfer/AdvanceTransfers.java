package io.adpay.sandbox.transfer;

import java.time.Clock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Gets to the transfers that are due, also those left from before a restart. */
@Component
class AdvanceTransfers {

  private static final int BATCH = 200;

  private final Transfers transfers;
  private final AdvanceTransfer advanceTransfer;
  private final Clock clock;

  AdvanceTransfers(Transfers transfers, AdvanceTransfer advanceTransfer, Clock clock) {
    this.transfers = transfers;
    this.advanceTransfer = advanceTransfer;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "PT0.1S")
  void advanceDue() {
    transfers.due(clock.instant(), BATCH).forEach(advanceTransfer::advance);
  }
}
