package io.adpay.withdraw.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adpay.common.contract.payment.Channel;
import io.adpay.common.money.Money;
import io.adpay.withdraw.rules.PayoutLimits.Range;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RulesTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0, 1000, 0",
    "0, 60, 1000, 6",
    "100, 60, 1000, 106",
    // half-even: 2.5 and 3.5
    "0, 50, 500, 2",
    "0, 50, 700, 4",
    "0, 1, 1, 0",
    "0, 9999, 10000000000, 9999000000"
  })
  void feeIsAFixedAndAGrowingPart(long flat, int bps, long fen, long fee) {
    assertThat(new FeeRule(flat, bps).on(Money.ofFen(fen))).isEqualTo(Money.ofFen(fee));
  }

  @Test
  void nothingIsKeptUnlessConfigured() {
    FeeRule rule = bound("adpay.fee", FeeRule.class, Map.of());

    assertThat(rule.on(Money.ofFen(1_000_000))).isEqualTo(Money.ZERO);
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "100000, 0", "100001, 1", "49999999, 1", "50000000, 2", "10000000000, 2"})
  void amountSaysHowManyApprove(long fen, int approvals) {
    assertThat(new ReviewRule(100_000, 50_000_000).approvalsFor(Money.ofFen(fen)))
        .isEqualTo(approvals);
  }

  @Test
  void everyAmountIsReviewedUnlessConfigured() {
    ReviewRule rule = bound("adpay.review", ReviewRule.class, Map.of());

    assertThat(rule.approvalsFor(Money.ofFen(1))).isEqualTo(1);
    assertThat(rule.approvalsFor(Money.ofFen(50_000_000))).isEqualTo(2);
  }

  @Test
  void noRuleApprovesWhatNeedsTwo() {
    assertThatThrownBy(() -> new ReviewRule(100, 100)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void eachChannelHasItsOwnLimits() {
    var limits = new PayoutLimits(new Range(10, 100), new Range(30, 50));

    assertThat(limits.allow(Channel.ALIPAY, Money.ofFen(9))).isFalse();
    assertThat(limits.allow(Channel.ALIPAY, Money.ofFen(10))).isTrue();
    assertThat(limits.allow(Channel.ALIPAY, Money.ofFen(100))).isTrue();
    assertThat(limits.allow(Channel.ALIPAY, Money.ofFen(101))).isFalse();
    assertThat(limits.allow(Channel.WECHAT, Money.ofFen(29))).isFalse();
    assertThat(limits.allow(Channel.WECHAT, Money.ofFen(51))).isFalse();
    assertThat(limits.allow(Channel.WECHAT, Money.ofFen(-1))).isFalse();
  }

  @Test
  void limitsHoldSomething() {
    assertThatThrownBy(() -> new Range(11, 10)).isInstanceOf(IllegalArgumentException.class);
  }

  private static <T> T bound(String prefix, Class<T> type, Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate(prefix, type);
  }
}
