package io.adpay.payment.refund;

import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.common.contract.payment.Channel;
import io.adpay.common.contract.payment.Method;
import io.adpay.common.money.Money;
import io.adpay.payment.payment.Payment;
import io.adpay.payment.refund.Refund.Sending;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RefundTest {

  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

  @Test
  void onlyWhatIsHeldGoesOut() {
    Refund refund = requested();
    assertThat(refund.succeed(NOW, NOW)).isFalse();
    assertThat(refund.fail("no", NOW)).isFalse();
    assertThat(refund.askNow(NOW)).isFalse();

    assertThat(refund.hold(NOW)).isTrue();
    assertThat(refund.hold(NOW)).isFalse();
    assertThat(refund.refuse("late", NOW)).isFalse();
    assertThat(refund.succeed(NOW, NOW)).isTrue();
    assertThat(refund.finishedAt()).isEqualTo(NOW);
  }

  @Test
  void whatHasEndedStaysEnded() {
    Refund refused = requested();
    assertThat(refused.refuse("insufficient_balance", NOW)).isTrue();
    assertThat(refused.hold(NOW)).isFalse();
    assertThat(refused.failureCode()).isEqualTo("insufficient_balance");

    Refund failed = pending();
    assertThat(failed.fail("no", NOW)).isTrue();
    assertThat(failed.succeed(NOW, NOW)).isFalse();
    assertThat(failed.stage()).isEqualTo(RefundStage.FAILED);

    Refund succeeded = pending();
    succeeded.succeed(NOW, NOW);
    assertThat(succeeded.fail("no", NOW)).isFalse();
  }

  @Test
  void sendingLeavesADoubtUntilItIsKnownToHaveDoneNothing() {
    Refund refund = pending();
    Sending first = refund.beginSending(NOW);
    assertThat(first).isEqualTo(new Sending(1, false));
    refund.wasNotSent(first);

    Sending second = refund.beginSending(NOW);
    assertThat(second).isEqualTo(new Sending(2, false));
    assertThat(refund.isLatest(first)).isFalse();
    refund.wasNotSent(first);

    assertThat(refund.beginSending(NOW)).isEqualTo(new Sending(3, true));
  }

  @Test
  void newsThatCameMeanwhileIsNotPutOff() {
    Refund refund = pending();
    refund.beginSending(NOW);
    Instant claimedUntil = NOW.plusSeconds(40);
    refund.plan(claimedUntil, true, claimedUntil);
    assertThat(refund.askNow(NOW)).isTrue();

    refund.plan(claimedUntil, false, NOW.plusSeconds(300));

    assertThat(refund.isToBeAsked()).isTrue();
  }

  @Test
  void surplusNeedsNoHold() {
    Refund refund = Refund.ofSurplus(7, payment(), Money.ofFen(4999), "not needed", NOW);

    assertThat(refund.origin()).isEqualTo(RefundOrigin.SURPLUS);
    assertThat(refund.stage()).isEqualTo(RefundStage.PENDING);
    assertThat(refund.amount()).isEqualTo(Money.ofFen(4999));
    assertThat(requested().origin()).isEqualTo(RefundOrigin.REQUESTED);
  }

  private static Refund pending() {
    Refund refund = requested();
    refund.hold(NOW);
    return refund;
  }

  private static Refund requested() {
    return Refund.requested(7, payment(), Money.ofFen(100), "because", NOW, NOW.plusSeconds(30));
  }

  private static Payment payment() {
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
