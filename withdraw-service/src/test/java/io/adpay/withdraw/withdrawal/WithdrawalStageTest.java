package io.adpay.withdraw.withdrawal;

import static io.adpay.withdraw.withdrawal.WithdrawalStage.APPROVED;
import static io.adpay.withdraw.withdrawal.WithdrawalStage.FAILED;
import static io.adpay.withdraw.withdrawal.WithdrawalStage.FREEZING;
import static io.adpay.withdraw.withdrawal.WithdrawalStage.PAID;
import static io.adpay.withdraw.withdrawal.WithdrawalStage.PAYING;
import static io.adpay.withdraw.withdrawal.WithdrawalStage.PENDING_REVIEW;
import static io.adpay.withdraw.withdrawal.WithdrawalStage.REFUSED;
import static io.adpay.withdraw.withdrawal.WithdrawalStage.REJECTED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WithdrawalStageTest {

  private static final Map<WithdrawalStage, Set<WithdrawalStage>> WAYS =
      Map.of(
          FREEZING, Set.of(REFUSED, PENDING_REVIEW, APPROVED),
          PENDING_REVIEW, Set.of(APPROVED, REJECTED),
          APPROVED, Set.of(PAYING),
          PAYING, Set.of(PAID, FAILED));

  @ParameterizedTest
  @EnumSource
  void noWayLeadsBack(WithdrawalStage from) {
    for (WithdrawalStage to : WithdrawalStage.values()) {
      assertThat(from.leadsTo(to))
          .as("%s to %s", from, to)
          .isEqualTo(WAYS.getOrDefault(from, Set.of()).contains(to));
    }
  }

  @Test
  void onlyFrozenMoneyIsShown() {
    assertThat(WithdrawalStage.shownAs(null))
        .containsExactly(PENDING_REVIEW, APPROVED, PAYING, PAID, REJECTED, FAILED);
  }

  @ParameterizedTest
  @EnumSource
  void eachStatusIsOneStageOfThatName(WithdrawalStatus status) {
    assertThat(WithdrawalStage.shownAs(status))
        .containsExactly(WithdrawalStage.valueOf(status.name()));
  }
}
