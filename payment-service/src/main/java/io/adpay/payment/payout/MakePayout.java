package io.adpay.payment.payout;

import io.adpay.common.contract.wallet.WalletStanding;
import io.adpay.payment.calls.ChannelCalls;
import io.adpay.payment.channel.ChannelReply;
import io.adpay.payment.channel.ChannelReply.Accepted;
import io.adpay.payment.channel.PayoutView;
import io.adpay.payment.work.Outage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes one turn at a payout: asks about an attempt that may have been accepted, sends the same
 * number where the channel does not know it, and writes down what came of it. No transaction is
 * open while the channel is called.
 */
@Component
final class MakePayout {

  private static final Logger log = LoggerFactory.getLogger(MakePayout.class);

  private static final Duration MOMENT = Duration.ofSeconds(1);

  private final PayoutRows rows;
  private final Payouts payouts;
  private final PayoutSteps steps;
  private final WalletStandings standings;
  private final ChannelCalls calls;
  private final PayoutProperties properties;
  private final Clock clock;

  MakePayout(
      PayoutRows rows,
      Payouts payouts,
      PayoutSteps steps,
      WalletStandings standings,
      ChannelCalls calls,
      PayoutProperties properties,
      Clock clock) {
    this.rows = rows;
    this.payouts = payouts;
    this.steps = steps;
    this.standings = standings;
    this.calls = calls;
    this.properties = properties;
    this.clock = clock;
  }

  /** Takes the turn; what it did is committed when it returns. */
  void take(Turn turn) {
    try {
      Payout payout = payouts.findByWithdrawalNo(turn.withdrawalNo()).orElseThrow();
      switch (payout.status()) {
        case PENDING -> {
          if (payout.inDoubtSince().isPresent()) {
            ask(turn, payout);
          } else {
            send(turn, payout, false);
          }
        }
        case FAILED -> askOnceMore(turn, payout);
        case SUCCEEDED -> steps.rests(turn);
      }
    } catch (RuntimeException e) {
      Outage.afterwards(e, forgiven -> rows.brokeOff(turn, forgiven));
      throw e;
    }
  }

  private void ask(Turn turn, Payout payout) {
    switch (calls.queryPayout(payout.channel(), payout.outPayoutNo(), properties.patience())) {
      case Accepted<PayoutView>(PayoutView view) -> answered(turn, payout, view);
      case ChannelReply.RateLimited<PayoutView> _ -> steps.undecided(turn, MOMENT, false);
      case ChannelReply.Declined<PayoutView> _, ChannelReply.Unknown<PayoutView> _ ->
          steps.undecided(turn, pause(payout), true);
    }
  }

  private void answered(Turn turn, Payout payout, PayoutView view) {
    switch (view) {
      case PayoutView.NotFound _ -> send(turn, payout, true);
      case PayoutView.Taken _ -> send(turn, payout, false);
      case PayoutView.AwaitingPayee(String confirmation)
          when confirmation == null && payout.confirmation() == null ->
          // Only the attempt is answered with it, and that answer was lost.
          send(turn, payout, false);
      case PayoutView.Succeeded _,
          PayoutView.Failed _,
          PayoutView.AwaitingPayee _,
          PayoutView.Processing _ ->
          told(turn, payout, view);
    }
  }

  /**
   * Sends the same number, perhaps again.
   *
   * @param unknownThere whether the channel has just said that it knows no such number
   */
  private void send(Turn turn, Payout payout, boolean unknownThere) {
    steps.begin(turn).ifPresent(attempt -> send(turn, payout, attempt, unknownThere));
  }

  private void send(Turn turn, Payout payout, Attempt attempt, boolean unknownThere) {
    Optional<ChannelReply<PayoutView>> reply =
        calls.payout(
            payout.channel(),
            payout.command(),
            properties.patience(),
            () -> mayLeaveItsWallet(payout));
    if (reply.isEmpty()) {
      steps.withheld(turn, attempt, pause(payout));
      return;
    }
    switch (reply.get()) {
      case Accepted<PayoutView>(PayoutView view) -> told(turn, payout, view);
      case ChannelReply.Declined<PayoutView> declined ->
          declined(turn, payout, attempt, declined, unknownThere);
      case ChannelReply.RateLimited<PayoutView> _ -> steps.refused(turn, attempt, MOMENT, false);
      case ChannelReply.Unknown<PayoutView>(String why) -> {
        log.info("What became of {} is unknown: {}", payout, why);
        steps.undecided(turn, pause(payout), true);
      }
    }
  }

  /** Whether no operator has frozen the wallet, which has to say so. */
  private boolean mayLeaveItsWallet(Payout payout) {
    Optional<WalletStanding> standing = standings.of(payout.uid());
    boolean mayGo = standing.filter(WalletStanding::isOpen).isPresent();
    if (!mayGo && standing.isPresent()) {
      log.info("{} waits: its wallet is frozen", payout);
    }
    return mayGo;
  }

  private void told(Turn turn, Payout payout, PayoutView view) {
    switch (view) {
      case PayoutView.Succeeded succeeded -> steps.succeeded(payout.withdrawalNo(), succeeded);
      case PayoutView.Failed(String code) -> steps.failed(payout.withdrawalNo(), code);
      case PayoutView.AwaitingPayee(String confirmation) ->
          steps.awaitsPayee(turn, confirmation, pause(payout));
      case PayoutView.Taken _, PayoutView.Processing _, PayoutView.NotFound _ ->
          steps.undecided(turn, pause(payout), true);
    }
  }

  private void declined(
      Turn turn,
      Payout payout,
      Attempt attempt,
      ChannelReply.Declined<PayoutView> declined,
      boolean unknownThere) {
    log.info(
        "{} declined {}: {} ({})", payout.channel(), payout, declined.code(), declined.message());
    switch (declined.finality()) {
      case FINAL -> {
        if (provesThatNothingWasPaid(attempt, unknownThere)) {
          steps.refusedForGood(turn, declined.code());
        } else {
          steps.refused(turn, attempt, pause(payout), true);
        }
      }
      case FOR_NOW, CONFIGURATION -> steps.refused(turn, attempt, pause(payout), true);
    }
  }

  /**
   * Whether a final refusal speaks of the payout and not of one attempt alone. While an earlier
   * attempt is without an answer it does not, unless the channel knows no such number and so much
   * time has passed that the attempt can't be on its way any more: then this refusal is the answer
   * to that number.
   */
  private boolean provesThatNothingWasPaid(Attempt attempt, boolean unknownThere) {
    Instant doubt = attempt.doubtBefore();
    return doubt == null
        || (unknownThere && !doubt.plus(properties.settling()).isAfter(clock.instant()));
  }

  /** A payout that failed is asked about when its channel has news of it, and should have none. */
  private void askOnceMore(Turn turn, Payout payout) {
    switch (calls.queryPayout(payout.channel(), payout.outPayoutNo(), properties.patience())) {
      case Accepted<PayoutView>(PayoutView view) -> toldOfAFailed(turn, payout, view);
      case ChannelReply.Declined<PayoutView> _ -> steps.rests(turn);
      case ChannelReply.RateLimited<PayoutView> _ -> steps.undecided(turn, MOMENT, false);
      case ChannelReply.Unknown<PayoutView> _ -> steps.undecided(turn, pause(payout), true);
    }
  }

  private void toldOfAFailed(Turn turn, Payout payout, PayoutView view) {
    switch (view) {
      case PayoutView.Succeeded succeeded -> steps.succeeded(payout.withdrawalNo(), succeeded);
      case PayoutView.Failed _, PayoutView.NotFound _ -> steps.rests(turn);
      case PayoutView.Taken _, PayoutView.Processing _, PayoutView.AwaitingPayee _ ->
          steps.mayStillBePaid(payout.withdrawalNo());
    }
  }

  private Duration pause(Payout payout) {
    return properties.pauseAfter(payout.turns());
  }
}
