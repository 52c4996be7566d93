package io.adpay.wallet.purpose;

import io.adpay.common.outbox.EventOutcome;
import io.adpay.wallet.account.Wallet;
import io.adpay.wallet.fact.PostFact;
import io.adpay.wallet.hold.HoldStep;
import io.adpay.wallet.ledger.EntryType;
import io.adpay.wallet.ledger.Leg;
import io.adpay.wallet.ledger.Posting;
import io.adpay.wallet.purpose.HeldMoney.Held;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Ends a hold as what it was opened for ended: all of it is spent, or all of it is given back, once
 * for the number. A fact that names no hold, or another wallet or sum than is held, is refused
 * before anything is written, so that it doesn't stand in the way of the right one.
 */
@Component
public final class EndHold {

  private static final Logger log = LoggerFactory.getLogger(EndHold.class);

  private final HeldMoney heldMoney;
  private final PostFact postFact;

  EndHold(HeldMoney heldMoney, PostFact postFact) {
    this.heldMoney = heldMoney;
    this.postFact = postFact;
  }

  /**
   * Spends what is held.
   *
   * @param legs given the wallet, what leaves its frozen balance and where all of it goes
   */
  public EventOutcome settle(HoldClaim claim, Function<Wallet, List<Leg>> legs) {
    return find(claim)
        .map(
            held ->
                end(
                    claim,
                    claim.purpose().settling(),
                    new HoldStep.Settle(held.no()),
                    legs.apply(held.wallet())))
        .orElse(EventOutcome.REFUSED);
  }

  /** Gives back what is held. */
  public EventOutcome release(HoldClaim claim) {
    EntryType type = claim.purpose().releasing();
    return find(claim)
        .map(
            held ->
                end(
                    claim,
                    type,
                    new HoldStep.Release(held.no()),
                    List.of(
                        Leg.frozen(held.wallet(), held.amount().negated(), type),
                        Leg.available(held.wallet(), held.amount(), type))))
        .orElse(EventOutcome.REFUSED);
  }

  private Optional<Held> find(HoldClaim claim) {
    Optional<Held> held = heldMoney.find(claim.purpose(), claim.reference());
    boolean fits =
        held.filter(found -> found.wallet().uid() == claim.uid())
            .filter(found -> found.amount().fen() == claim.fen())
            .isPresent();
    if (!fits) {
      log.error("{} was to be ended, and there is {}", claim, held);
      return Optional.empty();
    }
    return held;
  }

  private EventOutcome end(HoldClaim claim, EntryType type, HoldStep step, List<Leg> legs) {
    return postFact.post(Posting.of(Purpose.key(type, claim.reference()), step, legs));
  }
}
