package io.adpay.withdraw.rules;

import io.adpay.common.money.Money;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who has to approve a withdrawal.
 *
 * @param approvedByRuleUpTo the largest amount that needs nobody, in fen; 0 means that all are
 *     reviewed
 * @param twoOperatorsFrom the smallest amount that needs two different operators, in fen
 */
@Validated
@ConfigurationProperties("adpay.review")
public record ReviewRule(
    @Min(0) @DefaultValue("0") long approvedByRuleUpTo,
    @Min(1) @DefaultValue("50000000") long twoOperatorsFrom) {

  public ReviewRule {
    if (twoOperatorsFrom <= approvedByRuleUpTo) {
      throw new IllegalArgumentException(
          "what needs two operators is more than what a rule approves");
    }
  }

  /** How many different operators have to approve that amount. */
  public int approvalsFor(Money amount) {
    if (amount.fen() <= approvedByRuleUpTo) {
      return 0;
    }
    return amount.fen() < twoOperatorsFrom ? 1 : 2;
  }
}
