package io.adpay.payment.payout;

import io.adpay.common.contract.payment.PayoutTaken;
import io.adpay.common.contract.payment.RequestPayout;
import io.adpay.common.money.Money;
import io.adpay.common.problem.Problem;
import io.adpay.payment.channel.Payee;
import java.time.Clock;
import java.util.Optional;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/**
 * Writes down that a withdrawal is to be paid out. From then on it will be, or its failure told;
 * whoever asks again learns that it is written down.
 */
@Component
final class TakePayout {

  private final Payouts payouts;
  private final PayoutSteps steps;
  private final PayoutWork work;
  private final Clock clock;

  TakePayout(Payouts payouts, PayoutSteps steps, PayoutWork work, Clock clock) {
    this.payouts = payouts;
    this.steps = steps;
    this.work = work;
    this.clock = clock;
  }

  PayoutTaken take(RequestPayout request) {
    Payee payee = new Payee(request.payeeAccount(), request.payeeName());
    Money amount = Money.ofFen(request.fen());
    Optional<Payout> known = payouts.findByWithdrawalNo(request.withdrawalNo());
    if (known.isEmpty()) {
      known = add(request, amount, payee);
    }
    if (known.isPresent() && !known.get().isFor(request.uid(), request.channel(), amount, payee)) {
      throw Problem.conflict(
          "payout_conflict", "A payout of this number has other contents; it stays as it was.");
    }
    return new PayoutTaken(request.withdrawalNo());
  }

  /** Adds it, or gives the one that somebody has added in this very moment. */
  private Optional<Payout> add(RequestPayout request, Money amount, Payee payee) {
    if (!work.offers(request.channel())) {
      throw Problem.unprocessable(
          "channel_not_supported", "Nothing can be paid out through this channel here.");
    }
    try {
      steps.add(
          new Payout(
              request.withdrawalNo(),
              request.uid(),
              request.channel(),
              amount,
              payee,
              clock.instant()));
    } catch (DataIntegrityViolationException taken) {
      return Optional.of(
          payouts.findByWithdrawalNo(request.withdrawalNo()).orElseThrow(() -> taken));
    }
    work.wake(request.channel());
    return Optional.empty();
  }
}
