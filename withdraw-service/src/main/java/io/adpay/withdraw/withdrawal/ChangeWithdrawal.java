package io.adpay.withdraw.withdrawal;

import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Changes one withdrawal by one decision in one transaction. Where another writer came first,
 * nothing of the decision is kept and it is made again, on what the row says then.
 */
@Component
public final class ChangeWithdrawal {

  private static final Logger log = LoggerFactory.getLogger(ChangeWithdrawal.class);
  private static final int TRIES = 8;
  private static final long LONGEST_PAUSE_MILLIS = 20;

  private final Withdrawals withdrawals;
  private final StepBell bell;
  private final TransactionTemplate transaction;

  ChangeWithdrawal(
      Withdrawals withdrawals, StepBell bell, PlatformTransactionManager transactions) {
    this.withdrawals = withdrawals;
    this.bell = bell;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * Decides about a withdrawal. The decision may run several times; what it writes is written once.
   * It calls nobody.
   *
   * @param decision gets the withdrawal, or nothing where there is none
   * @throws DataAccessException where other writers came first again and again
   */
  public <T> T by(long withdrawalNo, Function<Optional<Withdrawal>, T> decision) {
    for (int attempt = 1; ; attempt++) {
      try {
        return once(withdrawalNo, decision);
      } catch (ConcurrencyFailureException | DuplicateKeyException lostRace) {
        if (attempt == TRIES) {
          throw lostRace;
        }
        log.debug("Another writer of the withdrawal {} came first", withdrawalNo, lostRace);
        pause(attempt);
      }
    }
  }

  private <T> T once(long withdrawalNo, Function<Optional<Withdrawal>, T> decision) {
    return transaction.<T>execute(
        _ -> {
          Optional<Withdrawal> withdrawal = withdrawals.findByWithdrawalNo(withdrawalNo);
          T outcome = decision.apply(withdrawal);
          withdrawals.flush();
          withdrawal.filter(Withdrawal::isStepDue).ifPresent(_ -> ringAfterCommit());
          return outcome;
        });
  }

  private void ringAfterCommit() {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            bell.ring();
          }
        });
  }

  private static void pause(int attempt) {
    LockSupport.parkNanos(
        TimeUnit.MILLISECONDS.toNanos(
            ThreadLocalRandom.current().nextLong(1, LONGEST_PAUSE_MILLIS * attempt + 1)));
  }
}
