package io.adpay.payment.payment;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What may only happen once the database has it. */
public final class AfterCommit {

  private AfterCommit() {}

  /** Runs the step when the caller's transaction has committed, and never if it does not. */
  public static void run(Runnable step) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            step.run();
          }
        });
  }
}
