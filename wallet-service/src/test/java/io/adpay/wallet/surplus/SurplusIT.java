package io.adpay.wallet.surplus;

import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.common.check.InvariantChecker;
import io.adpay.common.contract.operations.CheckResult;
import io.adpay.common.contract.payment.Channel;
import io.adpay.common.contract.wallet.SurplusReceived;
import io.adpay.common.contract.wallet.SurplusReturned;
import io.adpay.wallet.account.PlatformAccount;
import io.adpay.wallet.testing.RunningWalletService;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SurplusIT extends RunningWalletService {

  private final long paymentNo = freshNo();
  private final long refundNo = freshNo();

  @Autowired private InvariantChecker checker;

  @AfterEach
  void everyInvariantHolds() {
    assertThat(checker.check()).allMatch(CheckResult::ok);
  }

  @Test
  void aSurplusStandsInSuspenseUntilItIsBack() {
    long before = suspense();

    assertThat(received(Channel.WECHAT, 500)).isEqualTo("APPLIED");
    assertThat(received(Channel.WECHAT, 500)).isEqualTo("DUPLICATE");
    assertThat(suspense()).isEqualTo(before + 500);
    assertThat(gained(PlatformAccount.CLEARING_WECHAT, "SURPLUS", Long.toString(paymentNo)))
        .isEqualTo(-500);

    assertThat(returned(refundNo, Channel.WECHAT, 500)).isEqualTo("APPLIED");
    assertThat(returned(refundNo, Channel.WECHAT, 500)).isEqualTo("DUPLICATE");
    assertThat(told("surpluses", paymentNo)).hasValue(500);
    assertThat(told("surplus_refunds", refundNo)).hasValue(500);
    assertThat(suspense()).isEqualTo(before);
    assertThat(gained(PlatformAccount.CLEARING_WECHAT, "SURPLUS_REFUND", Long.toString(refundNo)))
        .isEqualTo(500);
  }

  @Test
  void whatIsBackBeforeItCameHasToWait() {
    long before = suspense();

    assertThat(returned(refundNo, Channel.ALIPAY, 500)).isEqualTo("DEFERRED");
    assertThat(suspense()).isEqualTo(before);
    assertThat(received(Channel.ALIPAY, 500)).isEqualTo("APPLIED");
    assertThat(returned(refundNo, Channel.ALIPAY, 500)).isEqualTo("APPLIED");

    assertThat(suspense()).isEqualTo(before);
  }

  @Test
  void oneSurplusGoesBackOnceUnderWhateverNumber() {
    received(Channel.ALIPAY, 500);
    long before = suspense();

    List<String> outcomes =
        atTheSameTime(
            List.of(
                () -> returned(freshNo(), Channel.ALIPAY, 500),
                () -> returned(freshNo(), Channel.ALIPAY, 500)));

    assertThat(outcomes).containsExactlyInAnyOrder("APPLIED", "REFUSED");
    assertThat(suspense()).isEqualTo(before - 500);
  }

  @Test
  void theSameTwentyTimesAtOnceIsAppliedOnce() {
    long before = suspense();

    List<String> outcomes =
        atTheSameTime(Collections.nCopies(20, () -> received(Channel.ALIPAY, 7)));

    assertThat(Collections.frequency(outcomes, "APPLIED")).isEqualTo(1);
    assertThat(Collections.frequency(outcomes, "DUPLICATE")).isEqualTo(19);
    assertThat(suspense()).isEqualTo(before + 7);
  }

  @Test
  void anotherSumOrChannelIsRefusedAndDoesNotStandInTheWay() {
    assertThat(received(Channel.ALIPAY, 0)).isEqualTo("REFUSED");
    assertThat(received(Channel.ALIPAY, -500)).isEqualTo("REFUSED");
    assertThat(received(Channel.ALIPAY, 500)).isEqualTo("APPLIED");
    assertThat(received(Channel.ALIPAY, 501)).isEqualTo("REFUSED");
    assertThat(received(Channel.WECHAT, 500)).isEqualTo("REFUSED");

    assertThat(returned(refundNo, Channel.ALIPAY, 499)).isEqualTo("REFUSED");
    assertThat(returned(refundNo, Channel.WECHAT, 500)).isEqualTo("REFUSED");
    assertThat(returned(refundNo, Channel.ALIPAY, 500)).isEqualTo("APPLIED");
  }

  private String received(Channel channel, long fen) {
    return tell(
        SurplusReceived.TYPE, paymentNo, new SurplusReceived(paymentNo, freshNo(), channel, fen));
  }

  private String returned(long refundNo, Channel channel, long fen) {
    return tell(
        SurplusReturned.TYPE, refundNo, new SurplusReturned(refundNo, paymentNo, 1, channel, fen));
  }

  private long suspense() {
    return jdbc.sql("SELECT COALESCE(SUM(amount), 0) FROM wallet_entry WHERE account_id = ?")
        .param(PlatformAccount.SUSPENSE.id())
        .query(Long.class)
        .single();
  }
}
