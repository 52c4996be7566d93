package io.adpay.wallet.settlement;

import io.adpay.common.money.Money;
import io.adpay.wallet.account.PlatformAccount;
import io.adpay.wallet.account.Wallet;
import io.adpay.wallet.ledger.BusinessKey;
import io.adpay.wallet.ledger.EntryType;
import io.adpay.wallet.ledger.Leg;
import io.adpay.wallet.ledger.Posting;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an advertiser owes a traffic owner for ads, as the ad platform counted it.
 *
 * @param unitPrice in fen, for as many as the model prices at once
 * @param commission what the platform keeps, where the charge says so itself
 */
record AdCharge(
    String settlementNo,
    Wallet advertiser,
    Wallet traffic,
    PricingModel model,
    BigInteger quantity,
    BigInteger unitPrice,
    @Nullable Commission commission) {

  /** The business type of settlements; the number is the settlement's. */
  static final String BUSINESS_TYPE = "SETTLEMENT";

  /**
   * What the advertiser pays.
   *
   * @throws ArithmeticException where 64 bits can't hold it
   */
  Money amount() {
    return model.charge(quantity, unitPrice);
  }

  /** The transfer of a charge of more than nothing. Parts of nothing are no legs of it. */
  Posting posting(Commission usual) {
    Money charge = amount();
    Money kept = Objects.requireNonNullElse(commission, usual).of(charge);
    Money earned = charge.minus(kept);
    List<Leg> legs = new ArrayList<>();
    legs.add(Leg.available(advertiser, charge.negated(), EntryType.AD_SPEND));
    if (earned.isPositive()) {
      legs.add(Leg.available(traffic, earned, EntryType.AD_EARNING));
    }
    if (kept.isPositive()) {
      legs.add(Leg.available(PlatformAccount.COMMISSION, kept, EntryType.AD_EARNING));
    }
    return Posting.of(new BusinessKey(BUSINESS_TYPE, settlementNo), legs).knownBy(asSent());
  }

  /** The usual commission may change between two times that the same is sent: it isn't in here. */
  private String asSent() {
    return String.join(
        "|",
        Long.toString(advertiser.uid()),
        Long.toString(traffic.uid()),
        model.name(),
        quantity.toString(),
        unitPrice.toString(),
        commission == null ? "usual" : Integer.toString(commission.basisPoints()));
  }
}
