package io.adpay.wallet.recharge;

import io.adpay.common.contract.order.RechargePosted;
import io.adpay.common.contract.wallet.RechargeRequested;
import io.adpay.common.money.Money;
import io.adpay.common.outbox.EventHandler;
import io.adpay.common.outbox.EventOutcome;
import io.adpay.common.outbox.Outbox;
import io.adpay.common.servicecall.SuiteService;
import io.adpay.wallet.account.PlatformAccount;
import io.adpay.wallet.account.Wallet;
import io.adpay.wallet.fact.PostFact;
import io.adpay.wallet.ledger.BusinessKey;
import io.adpay.wallet.ledger.EntryType;
import io.adpay.wallet.ledger.Leg;
import io.adpay.wallet.ledger.Posting;
import io.adpay.wallet.ledger.TransferOutcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Credits a merchant's wallet with what a paid order brought in, once for that order, and tells
 * order-service so. What is refused here needs a person: order-service hears of it and parks it.
 */
@Component
final class CreditRecharge implements EventHandler<RechargeRequested> {

  /** The business type of recharges; the number is the order's. */
  static final String BUSINESS_TYPE = "RECHARGE";

  private static final Logger log = LoggerFactory.getLogger(CreditRecharge.class);

  private final PostFact postFact;
  private final Outbox outbox;

  CreditRecharge(PostFact postFact, Outbox outbox) {
    this.postFact = postFact;
    this.outbox = outbox;
  }

  @Override
  public String type() {
    return RechargeRequested.TYPE;
  }

  @Override
  public Class<RechargeRequested> payloadType() {
    return RechargeRequested.class;
  }

  @Override
  public EventOutcome handle(RechargeRequested recharge) {
    if (recharge.uid() <= 0 || recharge.fen() <= 0) {
      log.error(
          "Order {} asks for a recharge that makes no sense: {}", recharge.orderNo(), recharge);
      return EventOutcome.REFUSED;
    }
    return postFact.post(posting(recharge), recorded -> tell(recharge, recorded));
  }

  private static Posting posting(RechargeRequested recharge) {
    Money amount = Money.ofFen(recharge.fen());
    return Posting.of(
        new BusinessKey(BUSINESS_TYPE, Long.toString(recharge.orderNo())),
        Leg.available(
            PlatformAccount.clearingOf(recharge.channel()), amount.negated(), EntryType.RECHARGE),
        Leg.available(new Wallet(recharge.uid()), amount, EntryType.RECHARGE));
  }

  private void tell(RechargeRequested recharge, TransferOutcome.Recorded recorded) {
    if (recorded instanceof TransferOutcome.Posted posted) {
      outbox.append(
          SuiteService.ORDER,
          RechargePosted.TYPE,
          recharge.orderNo(),
          new RechargePosted(recharge.orderNo(), posted.transferNo(), posted.postedAt()));
    }
  }
}
