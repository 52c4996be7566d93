package io.adpay.withdraw.withdrawal;

import io.adpay.common.idempotency.IdempotencyClaim;
import io.adpay.common.money.Money;
import io.adpay.common.ordernumber.NumberGenerator;
import io.adpay.common.problem.Problem;
import io.adpay.common.servicecall.ServiceCalls;
import io.adpay.withdraw.rules.FeeRule;
import io.adpay.withdraw.rules.PayoutLimits;
import io.adpay.withdraw.rules.ReviewRule;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes a withdrawal down, and then has its money frozen. */
@Component
final class RequestWithdrawal {

  private final FeeRule fees;
  private final PayoutLimits limits;
  private final ReviewRule reviews;
  private final NumberGenerator numbers;
  private final Withdrawals withdrawals;
  private final FreezeMoney freezeMoney;
  private final WithdrawalProperties properties;
  private final Clock clock;
  private final TransactionTemplate transaction;

  RequestWithdrawal(
      FeeRule fees,
      PayoutLimits limits,
      ReviewRule reviews,
      NumberGenerator numbers,
      Withdrawals withdrawals,
      FreezeMoney freezeMoney,
      WithdrawalProperties properties,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.fees = fees;
    this.limits = limits;
    this.reviews = reviews;
    this.numbers = numbers;
    this.withdrawals = withdrawals;
    this.freezeMoney = freezeMoney;
    this.properties = properties;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * Asks for it.
   *
   * @return the withdrawal, its money frozen
   * @throws Problem 422 where the channel can't pay that out; 409 where the wallet refuses; 503
   *     where the wallet does not answer: the same request, sent again, goes on from there
   */
  Withdrawal request(long uid, RequestWithdrawalBody body, IdempotencyClaim claim) {
    Money amount = Money.ofFen(body.amount());
    Money fee = fees.on(amount);
    if (!limits.allow(body.channel(), amount.minus(fee))) {
      throw Problem.unprocessable(
          "amount_not_supported", "This channel can't pay that amount out at once.");
    }
    Instant now = clock.instant();
    var withdrawal =
        Withdrawal.request(
            numbers.next(uid),
            uid,
            amount,
            fee,
            body.channel(),
            body.receiver(),
            reviews.approvalsFor(amount),
            now,
            now.plus(properties.freezingGrace()));
    return frozen(freezeMoney.freeze(stored(withdrawal, claim)));
  }

  /** Goes on with one that an earlier run of the same request has written down. */
  Withdrawal resume(long withdrawalNo) {
    Withdrawal withdrawal = withdrawals.findByWithdrawalNo(withdrawalNo).orElseThrow();
    return withdrawal.stage() == WithdrawalStage.FREEZING
        ? frozen(freezeMoney.freeze(withdrawal))
        : frozen(withdrawal);
  }

  private Withdrawal stored(Withdrawal withdrawal, IdempotencyClaim claim) {
    return Objects.requireNonNull(
        transaction.execute(
            _ -> {
              Withdrawal stored = withdrawals.saveAndFlush(withdrawal);
              claim.bind(stored.withdrawalNo());
              return stored;
            }));
  }

  private static Withdrawal frozen(Withdrawal withdrawal) {
    return switch (withdrawal.stage()) {
      case FREEZING -> throw ServiceCalls.unreachable();
      case REFUSED -> throw Refusal.ofCode(withdrawal.failureCode()).asProblem();
      case PENDING_REVIEW, APPROVED, PAYING, PAID, REJECTED, FAILED -> withdrawal;
    };
  }
}
