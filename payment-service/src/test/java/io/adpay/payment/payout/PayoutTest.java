package io.adpay.payment.payout;

import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.common.contract.payment.Channel;
import io.adpay.common.money.Money;
import io.adpay.payment.channel.Payee;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PayoutTest {

  private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(5);
  private static final Payee PAYEE = new Payee("account", "name");

  private final Payout payout =
      new Payout(1_234_567_890_123_456_789L, 2001, Channel.ALIPAY, Money.ofFen(100), PAYEE, NOW);

  @Test
  void everyAttemptIsTheSame() {
    var first = payout.command();
    payout.beginAttempt(NOW);
    payout.beginAttempt(LATER);

    assertThat(payout.command()).isEqualTo(first);
    assertThat(payout.attempts()).isEqualTo(2);
  }

  @Test
  void attemptIsInDoubtUntilItIsRefused() {
    assertThat(payout.inDoubtSince()).isEmpty();
    payout.beginAttempt(NOW);
    assertThat(payout.inDoubtSince()).contains(NOW);

    payout.attemptWasRefused(null);

    assertThat(payout.inDoubtSince()).isEmpty();
  }

  @Test
  void refusedAttemptLeavesTheDoubtOfAnEarlierOne() {
    payout.beginAttempt(NOW);
    Instant doubt = payout.inDoubtSince().orElseThrow();
    payout.beginAttempt(LATER);

    payout.attemptWasRefused(doubt);

    assertThat(payout.inDoubtSince()).contains(NOW);
  }

  @Test
  void endNeverChanges() {
    assertThat(payout.fail("payee_not_exist", NOW)).isTrue();
    assertThat(payout.succeed("P1", NOW, NOW)).isFalse();
    assertThat(payout.fail("other", LATER)).isFalse();

    assertThat(payout.status()).isEqualTo(PayoutStatus.FAILED);
    assertThat(payout.failureCode()).isEqualTo("payee_not_exist");
    assertThat(payout.channelTransferNo()).isNull();
    assertThat(payout.nextAttemptAt()).isNull();
    assertThat(payout.changedAt()).isEqualTo(NOW);
  }

  @Test
  void askingForOtherContentsIsNotAskingForTheSame() {
    Money amount = Money.ofFen(100);
    assertThat(payout.isFor(2001, Channel.ALIPAY, amount, PAYEE)).isTrue();
    assertThat(payout.isFor(2002, Channel.ALIPAY, amount, PAYEE)).isFalse();
    assertThat(payout.isFor(2001, Channel.WECHAT, amount, PAYEE)).isFalse();
    assertThat(payout.isFor(2001, Channel.ALIPAY, Money.ofFen(101), PAYEE)).isFalse();
    assertThat(payout.isFor(2001, Channel.ALIPAY, amount, new Payee("account", "other"))).isFalse();
    assertThat(payout.isFor(2001, Channel.ALIPAY, amount, new Payee("other", "name"))).isFalse();
  }

  @Test
  void whenAnOperatorWasFirstCalledIsKept() {
    payout.layAside(NOW);
    payout.layAside(LATER);

    assertThat(payout.laidAsideAt()).isEqualTo(NOW);
  }

  @Test
  void confirmationIsNewsOnce() {
    assertThat(payout.awaitPayee("package")).isTrue();
    assertThat(payout.awaitPayee("package")).isFalse();

    assertThat(payout.confirmation()).isEqualTo("package");
  }

  @Test
  void textSaysNothingOfThePayee() {
    assertThat(payout.toString()).doesNotContain("account").doesNotContain("name");
  }
}
