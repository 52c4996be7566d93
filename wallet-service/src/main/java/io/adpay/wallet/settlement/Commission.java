package io.adpay.wallet.settlement;

import io.adpay.common.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What the platform keeps of a charge.
 *
 * @param basisPoints hundredths of a percent, from 0 to {@value #WHOLE}
 */
record Commission(int basisPoints) {

  /** All of it, in basis points. */
  static final int WHOLE = 10_000;

  Commission {
    if (basisPoints < 0 || basisPoints > WHOLE) {
      throw new IllegalArgumentException("no part of a whole: " + basisPoints);
    }
  }

  /** The platform's part of the charge, rounded half-even to the fen. */
  Money of(Money charge) {
    return Money.ofFen(
        BigDecimal.valueOf(charge.fen())
            .multiply(BigDecimal.valueOf(basisPoints))
            .divide(BigDecimal.valueOf(WHOLE), RoundingMode.HALF_EVEN)
            .longValueExact());
  }
}
