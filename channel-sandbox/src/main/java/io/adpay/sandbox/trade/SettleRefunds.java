package io.adpay.sandbox.trade;

import java.time.Clock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Ends the refunds that a channel takes its time for, also those left from before a restart. */
@Component
class SettleRefunds {

  private static final int BATCH = 200;

  private final Refunds refunds;
  private final FinishRefund finishRefund;
  private final Clock clock;

  SettleRefunds(Refunds refunds, FinishRefund finishRefund, Clock clock) {
    this.refunds = refunds;
    this.finishRefund = finishRefund;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "PT0.1S")
  void settleDue() {
    refunds.due(clock.instant(), BATCH).forEach(finishRefund::finish);
  }
}
