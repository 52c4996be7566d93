package io.adpay.wallet.surplus;

import io.adpay.common.contract.wallet.SurplusReturned;
import io.adpay.common.money.Money;
import io.adpay.common.outbox.EventHandler;
import io.adpay.common.outbox.EventOutcome;
import io.adpay.wallet.account.PlatformAccount;
import io.adpay.wallet.fact.PostFact;
import io.adpay.wallet.ledger.BusinessKey;
import io.adpay.wallet.ledger.EntryType;
import io.adpay.wallet.ledger.Leg;
import io.adpay.wallet.ledger.Posting;
import io.adpay.wallet.surplus.Surpluses.Surplus;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes out of suspense what the channel has sent back to the buyer. It undoes the transfer that
 * brought the surplus, so one surplus goes back once, under whatever number. Where that transfer
 * isn't there yet, its fact is still on the way and this one has to wait.
 */
@Component
final class ReturnSurplus implements EventHandler<SurplusReturned> {

  private static final Logger log = LoggerFactory.getLogger(ReturnSurplus.class);

  private final Surpluses surpluses;
  private final PostFact postFact;

  ReturnSurplus(Surpluses surpluses, PostFact postFact) {
    this.surpluses = surpluses;
    this.postFact = postFact;
  }

  @Override
  public String type() {
    return SurplusReturned.TYPE;
  }

  @Override
  public Class<SurplusReturned> payloadType() {
    return SurplusReturned.class;
  }

  @Override
  public EventOutcome handle(SurplusReturned returned) {
    Optional<Surplus> surplus = surpluses.find(returned.paymentNo());
    if (surplus.isEmpty()) {
      log.info("A surplus has gone back before it came here, it is put off: {}", returned);
      return EventOutcome.DEFERRED;
    }
    PlatformAccount clearing = PlatformAccount.clearingOf(returned.channel());
    if (!surplus.get().is(clearing, returned.fen())) {
      log.error("A surplus has gone back as {}, and had come as {}", returned, surplus.get());
      return EventOutcome.REFUSED;
    }
    Money amount = Money.ofFen(returned.fen());
    return postFact.post(
        Posting.of(
                new BusinessKey(
                    EntryType.SURPLUS_REFUND.name(), Long.toString(returned.refundNo())),
                Leg.available(PlatformAccount.SUSPENSE, amount.negated(), EntryType.SURPLUS_REFUND),
                Leg.available(clearing, amount, EntryType.SURPLUS_REFUND))
            .reversing(surplus.get().transferNo()));
  }
}
