package io.adpay.payment.payout;

import io.adpay.common.contract.withdraw.PayoutAwaitsPayee;
import io.adpay.common.contract.withdraw.PayoutFailed;
import io.adpay.common.contract.withdraw.PayoutSucceeded;
import io.adpay.common.outbox.Outbox;
import io.adpay.common.servicecall.SuiteService;
import io.adpay.payment.calls.FailureCode;
import io.adpay.payment.channel.PayoutView;
import io.adpay.payment.work.DeadLetters;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The steps of a payout. Each locks the row, changes it if it still may change that way, writes
 * what withdraw-service must hear, and commits. None calls anybody.
 *
 * <p>What the channel says of the payout itself counts whoever heard it. What it says of one
 * attempt counts only while the turn that made the attempt still holds the payout: afterwards
 * somebody else may have made another.
 */
@Component
final class PayoutSteps {

  /** Payouts of which their channel says what can't be true together with what it said before. */
  private static final String CONTRADICTED = "payouts-contradicted";

  private static final Logger log = LoggerFactory.getLogger(PayoutSteps.class);

  private final Payouts payouts;
  private final Outbox outbox;
  private final DeadLetters deadLetters;
  private final PayoutProperties properties;
  private final Clock clock;
  private final TransactionTemplate transaction;

  PayoutSteps(
      Payouts payouts,
      Outbox outbox,
      DeadLetters deadLetters,
      PayoutProperties properties,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.payouts = payouts;
    this.outbox = outbox;
    this.deadLetters = deadLetters;
    this.properties = properties;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** Adds a payout. */
  void add(Payout payout) {
    transaction.executeWithoutResult(_ -> payouts.saveAndFlush(payout));
  }

  /** An attempt is about to be sent; nothing where the turn has lost the payout. */
  Optional<Attempt> begin(Turn turn) {
    return step(
        turn.withdrawalNo(),
        payout -> {
          if (payout.status() != PayoutStatus.PENDING || !payout.isHeldUntil(turn.leaseUntil())) {
            return Optional.empty();
          }
          Attempt attempt = new Attempt(payout.inDoubtSince().orElse(null));
          payout.beginAttempt(clock.instant());
          return Optional.of(attempt);
        });
  }

  /** The channel says that the payee has the money. */
  void succeeded(long withdrawalNo, PayoutView.Succeeded told) {
    change(
        withdrawalNo,
        payout -> {
          Instant now = clock.instant();
          if (told.amount() != null && !told.amount().equals(payout.amount())) {
            contradicted(payout, "paid " + told.amount() + " for " + payout.amount());
          } else if (payout.succeed(told.channelTransferNo(), told.paidAt(), now)) {
            outbox.append(
                SuiteService.WITHDRAW,
                PayoutSucceeded.TYPE,
                withdrawalNo,
                new PayoutSucceeded(withdrawalNo, told.channelTransferNo(), payout.paidAt()));
          } else if (!told.channelTransferNo().equals(payout.channelTransferNo())) {
            contradicted(payout, "paid by transfer " + told.channelTransferNo());
          }
        });
  }

  /** The channel says that it has ended the payout without paying. */
  void failed(long withdrawalNo, String channelCode) {
    change(
        withdrawalNo,
        payout -> {
          if (!fail(payout, channelCode) && payout.status() == PayoutStatus.SUCCEEDED) {
            contradicted(payout, "ended without paying: " + channelCode);
          }
        });
  }

  /** The channel has a payout in hand that failed here. */
  void mayStillBePaid(long withdrawalNo) {
    change(withdrawalNo, payout -> contradicted(payout, "may still be paid"));
  }

  /** The channel will never accept the attempt, and can't have accepted an earlier one. */
  void refusedForGood(Turn turn, String channelCode) {
    held(turn, payout -> fail(payout, channelCode));
  }

  /** The channel has not accepted the attempt, and may accept another one later. */
  void refused(Turn turn, Attempt attempt, Duration pause, boolean counts) {
    held(
        turn,
        payout -> {
          payout.attemptWasRefused(attempt.doubtBefore());
          nextTurn(payout, pause, counts);
        });
  }

  /**
   * The attempt was not sent, since its wallet lets nothing go. One that no channel may have waits
   * for as long as it takes.
   */
  void withheld(Turn turn, Attempt attempt, Duration pause) {
    held(
        turn,
        payout -> {
          payout.attemptWasRefused(attempt.doubtBefore());
          if (attempt.doubtBefore() == null) {
            payout.nextTurn(clock.instant().plus(pause), true);
          } else {
            nextTurn(payout, pause, true);
          }
        });
  }

  /** Nothing was decided. */
  void undecided(Turn turn, Duration pause, boolean counts) {
    held(turn, payout -> nextTurn(payout, pause, counts));
  }

  /** The payee has yet to confirm. */
  void awaitsPayee(Turn turn, @Nullable String confirmation, Duration pause) {
    held(
        turn,
        payout -> {
          if (confirmation != null && payout.awaitPayee(confirmation)) {
            outbox.append(
                SuiteService.WITHDRAW,
                PayoutAwaitsPayee.TYPE,
                payout.withdrawalNo(),
                new PayoutAwaitsPayee(payout.withdrawalNo(), confirmation));
          }
          nextTurn(payout, pause, true);
        });
  }

  /** There is nothing to do any more. */
  void rests(Turn turn) {
    held(turn, payout -> payout.nextTurn(null, false));
  }

  private boolean fail(Payout payout, String channelCode) {
    String code = FailureCode.of(channelCode);
    if (!payout.fail(code, clock.instant())) {
      return false;
    }
    outbox.append(
        SuiteService.WITHDRAW,
        PayoutFailed.TYPE,
        payout.withdrawalNo(),
        new PayoutFailed(payout.withdrawalNo(), code));
    return true;
  }

  private void nextTurn(Payout payout, Duration pause, boolean counts) {
    Instant now = clock.instant();
    Duration age = Duration.between(payout.createdAt(), now);
    boolean rests = age.compareTo(properties.restAfter()) >= 0;
    payout.nextTurn(rests ? null : now.plus(pause), counts);
    if (payout.status() == PayoutStatus.PENDING && age.compareTo(properties.alarmAfter()) >= 0) {
      tellOperator(PayoutRows.queue(payout.channel()), payout);
    }
  }

  /** What the channel says can't be true together with what is written down: for a person. */
  private void contradicted(Payout payout, String told) {
    log.error("{} says of {}: {}", payout.channel(), payout, told);
    payout.nextTurn(null, false);
    tellOperator(CONTRADICTED, payout);
  }

  private void tellOperator(String queue, Payout payout) {
    payout.layAside(clock.instant());
    deadLetters.handOver(queue, Long.toString(payout.withdrawalNo()));
  }

  private void held(Turn turn, Consumer<Payout> change) {
    change(
        turn.withdrawalNo(),
        payout -> {
          if (payout.isHeldUntil(turn.leaseUntil())) {
            change.accept(payout);
          } else {
            log.warn("A turn at {} took so long that another has begun", payout);
          }
        });
  }

  private void change(long withdrawalNo, Consumer<Payout> change) {
    step(
        withdrawalNo,
        payout -> {
          change.accept(payout);
          return payout;
        });
  }

  private <T> T step(long withdrawalNo, Function<Payout, T> change) {
    return Objects.requireNonNull(
        transaction.execute(
            _ ->
                change.apply(
                    payouts
                        .lock(withdrawalNo)
                        .orElseThrow(
                            () ->
                                new IllegalStateException("there is no payout " + withdrawalNo)))));
  }
}
