package io.adpay.withdraw.rules;

import io.adpay.common.money.Money;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What the platform keeps of a withdrawal.
 *
 * @param flat a fixed part, in fen
 * @param bps a part that grows with the amount, in basis points of it
 */
@Validated
@ConfigurationProperties("adpay.fee")
public record FeeRule(
    @Min(0) @Max(10_000_000_000L) @DefaultValue("0") long flat,
    @Min(0) @Max(9_999) @DefaultValue("0") int bps) {

  private static final int BPS_DIGITS = 4;

  /** The fee of a withdrawal of that amount, rounded half-even to the fen. It may exceed it. */
  public Money on(Money amount) {
    long growing =
        BigDecimal.valueOf(amount.fen())
            .multiply(BigDecimal.valueOf(bps, BPS_DIGITS))
            .setScale(0, RoundingMode.HALF_EVEN)
            .longValueExact();
    return Money.ofFen(flat).plus(Money.ofFen(growing));
  }
}
