package io.adpay.wallet.surplus;

import io.adpay.common.contract.wallet.SurplusReceived;
import io.adpay.common.money.Money;
import io.adpay.common.outbox.EventHandler;
import io.adpay.common.outbox.EventOutcome;
import io.adpay.wallet.account.PlatformAccount;
import io.adpay.wallet.fact.PostFact;
import io.adpay.wallet.ledger.EntryType;
import io.adpay.wallet.ledger.Leg;
import io.adpay.wallet.ledger.Posting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Puts into suspense what a payment brought that pays nothing, once for that payment. */
@Component
final class SuspendSurplus implements EventHandler<SurplusReceived> {

  private static final Logger log = LoggerFactory.getLogger(SuspendSurplus.class);

  private final PostFact postFact;

  SuspendSurplus(PostFact postFact) {
    this.postFact = postFact;
  }

  @Override
  public String type() {
    return SurplusReceived.TYPE;
  }

  @Override
  public Class<SurplusReceived> payloadType() {
    return SurplusReceived.class;
  }

  @Override
  public EventOutcome handle(SurplusReceived surplus) {
    if (surplus.fen() <= 0) {
      log.error("A surplus was received that makes no sense: {}", surplus);
      return EventOutcome.REFUSED;
    }
    Money amount = Money.ofFen(surplus.fen());
    return postFact.post(
        Posting.of(
            Surpluses.key(surplus.paymentNo()),
            Leg.available(
                PlatformAccount.clearingOf(surplus.channel()), amount.negated(), EntryType.SURPLUS),
            Leg.available(PlatformAccount.SUSPENSE, amount, EntryType.SURPLUS)));
  }
}
