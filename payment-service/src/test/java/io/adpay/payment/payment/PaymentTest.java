package io.adpay.payment.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adpay.common.contract.payment.Channel;
import io.adpay.common.contract.payment.Disposition;
import io.adpay.common.contract.payment.Method;
import io.adpay.common.money.Money;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PaymentTest {

  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final Receipt RECEIPT = new Receipt("T1", Money.ofFen(5000), NOW);

  @Test
  void endedPaymentStaysEndedUnlessMoneyComes() {
    Payment closed = queued();
    assertThat(closed.close(NOW)).isTrue();
    assertThat(closed.close(NOW)).isFalse();
    assertThat(closed.fail("late", NOW)).isFalse();
    assertThat(closed.becomePending(code(), NOW, Duration.ofMinutes(30))).isFalse();
    assertThat(closed.status()).isEqualTo(PaymentStatus.CLOSED);
    assertThat(closed.succeed(RECEIPT, NOW)).isTrue();

    Payment failed = queued();
    assertThat(failed.fail("refused", NOW)).isTrue();
    assertThat(failed.succeed(RECEIPT, NOW)).isTrue();
    assertThat(failed.failureCode()).isNull();
  }

  @Test
  void successIsForGood() {
    Payment payment = queued();
    assertThat(payment.succeed(RECEIPT, NOW)).isTrue();

    assertThat(payment.succeed(new Receipt("T2", Money.ofFen(1), NOW), NOW)).isFalse();
    assertThat(payment.close(NOW)).isFalse();
    assertThat(payment.fail("no", NOW)).isFalse();
    assertThat(payment.channelTradeNo()).isEqualTo("T1");
    assertThat(payment.receivedAmount()).isEqualTo(Money.ofFen(5000));
  }

  @Test
  void slotIsHeldWhileThePaymentIsOpen() {
    Payment payment = queued();
    assertThat(payment.holdsItsSlot()).isTrue();
    payment.close(NOW);
    assertThat(payment.holdsItsSlot()).isFalse();
    payment.succeed(RECEIPT, NOW);
    assertThat(payment.holdsItsSlot()).isFalse();
  }

  @Test
  void onlyASuccessIsJudgedAndOnlyOnce() {
    Payment payment = queued();
    assertThatThrownBy(() -> payment.judge(Disposition.CREDITED, NOW))
        .isInstanceOf(ContradictoryJudgement.class);
    payment.succeed(RECEIPT, NOW);
    assertThat(payment.judge(Disposition.CREDITED, NOW)).isTrue();
    assertThat(payment.judge(Disposition.CREDITED, NOW)).isFalse();
    assertThatThrownBy(() -> payment.judge(Disposition.SURPLUS, NOW))
        .isInstanceOf(ContradictoryJudgement.class);
  }

  @Test
  void questionThatWasBroughtForwardStaysEarly() {
    Payment payment = queued();
    Instant claimedUntil = NOW.plusSeconds(60);
    payment.askAt(claimedUntil);
    payment.askAgain(claimedUntil, NOW.plusSeconds(300));
    assertThat(payment.nextQueryAt()).isEqualTo(NOW.plusSeconds(300));

    payment.askAt(NOW);
    payment.askAgain(claimedUntil, NOW.plusSeconds(300));
    assertThat(payment.nextQueryAt()).isEqualTo(NOW);
  }

  @Test
  void receiptOfNothingIsNone() {
    assertThatThrownBy(() -> new Receipt("T1", Money.ZERO, NOW))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static PaymentAction code() {
    return new PaymentAction(PaymentAction.Type.QR_CODE, "qr", null);
  }

  private static Payment queued() {
    return Payment.queued(
        1,
        2,
        1001,
        Channel.ALIPAY,
        Method.QR,
        Money.ofFen(5000),
        "Ads",
        null,
        null,
        NOW,
        NOW.plusSeconds(1800));
  }
}
