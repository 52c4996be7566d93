package io.adpay.wallet.settlement;

import io.adpay.common.money.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** What of an ad is counted, and how many of it have the price. */
enum PricingModel {
  /** Impressions: the price is for a thousand. */
  CPM(1_000),
  /** Clicks. */
  CPC(1),
  /** Actions. */
  CPA(1),
  /** Days. */
  CPD(1),
  /** Installations. */
  CPI(1);

  private final BigDecimal unitsPerPrice;

  PricingModel(long unitsPerPrice) {
    this.unitsPerPrice = BigDecimal.valueOf(unitsPerPrice);
  }

  /**
   * What so many of it cost, rounded half-even to the fen.
   *
   * @param unitPrice in fen
   * @throws ArithmeticException where 64 bits can't hold it
   */
  Money charge(BigInteger quantity, BigInteger unitPrice) {
    BigDecimal exact = new BigDecimal(quantity.multiply(unitPrice));
    return Money.ofFen(exact.divide(unitsPerPrice, RoundingMode.HALF_EVEN).longValueExact());
  }
}
