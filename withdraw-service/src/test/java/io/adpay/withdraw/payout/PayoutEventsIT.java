package io.adpay.withdraw.payout;

import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.withdraw.testing.Answer;
import io.adpay.withdraw.testing.RunningWithdrawService;
import io.adpay.withdraw.testing.SuiteDouble.Reply;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What payment-service tells ends a withdrawal, once and for good. */
@ExtendWith(OutputCaptureExtension.class)
class PayoutEventsIT extends RunningWithdrawService {

  @Test
  void successPaysAndTellsTheWalletOnce() {
    long uid = newOwner();
    long withdrawalNo = paying(uid);

    assertThat(payoutSucceeded(withdrawalNo, "T1")).isEqualTo("APPLIED");
    assertThat(payoutSucceeded(withdrawalNo, "T1")).isEqualTo("DUPLICATE");

    Answer paid = withdrawal(uid, withdrawalNo);
    assertThat(paid.text("status")).isEqualTo("PAID");
    assertThat(paid.text("paidAt")).isEqualTo("2026-11-24T12:00:00.123Z");
    assertThat(paid.body().get("failureCode").isNull()).isTrue();
    eventually().until(() -> !SUITE.events(withdrawalNo).isEmpty());
    assertThat(SUITE.events(withdrawalNo))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.get("type").asString()).isEqualTo("WithdrawalPaid");
              var payload = event.get("payload");
              assertThat(payload.get("withdrawalNo").asLong()).isEqualTo(withdrawalNo);
              assertThat(payload.get("uid").asLong()).isEqualTo(uid);
              assertThat(payload.get("channel").asString()).isEqualTo("ALIPAY");
              assertThat(payload.get("fen").asLong()).isEqualTo(SMALL);
              assertThat(payload.get("feeFen").asLong()).isZero();
            });
    assertThat(outboxRows(withdrawalNo)).isEqualTo(1);
  }

  @Test
  void ownerIsToldHowThePayeeConfirmsWhileThatIsAwaited() {
    long uid = newOwner();
    long withdrawalNo = paying(uid);
    assertThat(withdrawal(uid, withdrawalNo).body().get("confirmation").isNull()).isTrue();

    assertThat(payeeAwaited(withdrawalNo, "first")).isEqualTo("APPLIED");
    assertThat(payeeAwaited(withdrawalNo, "first")).isEqualTo("DUPLICATE");
    assertThat(payeeAwaited(withdrawalNo, "second")).isEqualTo("APPLIED");

    Answer paying = withdrawal(uid, withdrawalNo);
    assertThat(paying.text("status")).isEqualTo("PAYING");
    assertThat(paying.text("confirmation")).isEqualTo("second");
    payoutSucceeded(withdrawalNo, "T-confirmed");
    assertThat(payeeAwaited(withdrawalNo, "late")).isEqualTo("DUPLICATE");
    assertThat(withdrawal(uid, withdrawalNo).body().get("confirmation").isNull()).isTrue();
  }

  @Test
  void payeeOfNothingThatIsPaidOutIsAwaitedByNobody() {
    long waiting = requested(newOwner(), LARGE);

    assertThat(payeeAwaited(waiting, "early")).isEqualTo("REFUSED");
    assertThat(payeeAwaited(1_177_745_913_001_234_567L, "unknown")).isEqualTo("REFUSED");
  }

  @Test
  void feeStaysWithThePlatform() {
    long uid = newOwner();
    long withdrawalNo = requested(uid, LARGE);
    plant(
        "UPDATE withdrawal SET fee = 30, payout_amount = amount - 30 WHERE withdrawal_no = "
            + withdrawalNo);
    approve("operator", withdrawalNo);
    isTaken(withdrawalNo);

    payoutSucceeded(withdrawalNo, "T-fee");

    assertThat(SUITE.payoutCalls(uid).getFirst().get("fen").asLong()).isEqualTo(LARGE - 30);
    eventually().until(() -> !SUITE.events(withdrawalNo).isEmpty());
    var payload = SUITE.events(withdrawalNo).getFirst().get("payload");
    assertThat(payload.get("fen").asLong()).isEqualTo(LARGE);
    assertThat(payload.get("feeFen").asLong()).isEqualTo(30);
  }

  @Test
  void failureGivesTheMoneyBackOnce() {
    long uid = newOwner();
    long withdrawalNo = paying(uid);

    assertThat(payoutFailed(withdrawalNo)).isEqualTo("APPLIED");
    assertThat(payoutFailed(withdrawalNo)).isEqualTo("DUPLICATE");

    Answer failed = withdrawal(uid, withdrawalNo);
    assertThat(failed.text("status")).isEqualTo("FAILED");
    assertThat(failed.text("failureCode")).isEqualTo("PAYEE_NOT_EXIST");
    assertThat(failed.body().get("paidAt").isNull()).isTrue();
    eventually().until(() -> !SUITE.events(withdrawalNo).isEmpty());
    assertThat(SUITE.events(withdrawalNo))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.get("type").asString()).isEqualTo("WithdrawalEnded");
              assertThat(event.get("payload").get("fen").asLong()).isEqualTo(SMALL);
            });
    assertThat(outboxRows(withdrawalNo)).isEqualTo(1);
  }

  @Test
  void longFailureCodeIsCut() {
    long uid = newOwner();
    long withdrawalNo = paying(uid);

    assertThat(
            tell("PayoutFailed", withdrawalNo, "\"failureCode\":\"%s\"".formatted("X".repeat(100))))
        .isEqualTo("APPLIED");
    assertThat(withdrawal(uid, withdrawalNo).text("failureCode")).hasSize(64);
  }

  @Test
  void contradictionChangesNothingAndIsLoud(CapturedOutput output) {
    long paid = paying(newOwner());
    payoutSucceeded(paid, "T2");
    long failed = paying(newOwner());
    payoutFailed(failed);

    assertThat(payoutFailed(paid)).isEqualTo("REFUSED");
    assertThat(payoutSucceeded(paid, "T3")).isEqualTo("REFUSED");
    assertThat(payoutSucceeded(failed, "T4")).isEqualTo("REFUSED");

    assertThat(stage(paid)).isEqualTo("PAID");
    assertThat(stage(failed)).isEqualTo("FAILED");
    assertThat(outboxRows(paid)).isEqualTo(1);
    assertThat(outboxRows(failed)).isEqualTo(1);
    assertThat(output.getAll()).contains("Withdrawal " + paid + " is PAID as T2");
    assertThat(output.getAll()).contains("Withdrawal " + failed + " is FAILED as null");
  }

  @ParameterizedTest
  @ValueSource(strings = {"FREEZING", "REFUSED", "PENDING_REVIEW", "APPROVED", "REJECTED"})
  void payoutThatWasNeverSentCanNotEnd(String stage) {
    long withdrawalNo = requested(newOwner(), LARGE);
    plant(
        "UPDATE withdrawal SET stage = '%s' WHERE withdrawal_no = %d"
            .formatted(stage, withdrawalNo));

    assertThat(payoutSucceeded(withdrawalNo, "T5")).isEqualTo("REFUSED");
    assertThat(payoutFailed(withdrawalNo)).isEqualTo("REFUSED");
    assertThat(stage(withdrawalNo)).isEqualTo(stage);
    plant("DELETE FROM withdrawal WHERE withdrawal_no = " + withdrawalNo);
  }

  @Test
  void payoutOfNoWithdrawalIsRefused() {
    long nothing = numbers.next(newOwner());

    assertThat(payoutSucceeded(nothing, "T6")).isEqualTo("REFUSED");
    assertThat(payoutFailed(nothing)).isEqualTo("REFUSED");
  }

  @Test
  void incompleteFactIsPutOff() {
    long withdrawalNo = paying(newOwner());

    assertThat(tell("PayoutSucceeded", withdrawalNo, "\"channelTransferNo\":\"T7\""))
        .isEqualTo("DEFERRED");
    assertThat(stage(withdrawalNo)).isEqualTo("PAYING");
    payoutFailed(withdrawalNo);
  }

  @Test
  void endThatOvertakesTheReceiptCounts() {
    long uid = newOwner();
    SUITE.onPayout(uid, _ -> Reply.problem(500, "internal_error"));
    long withdrawalNo = requested(uid, SMALL);
    becomes(withdrawalNo, "PAYING");

    assertThat(payoutSucceeded(withdrawalNo, "T8")).isEqualTo("APPLIED");
    SUITE.onPayout(uid, Reply::taken);

    int asked = SUITE.payoutCalls(uid).size();
    assertThat(stage(withdrawalNo)).isEqualTo("PAID");
    assertThat(
            jdbc.sql("SELECT COUNT(next_step_at) FROM withdrawal WHERE withdrawal_no = ?")
                .param(withdrawalNo)
                .query(Integer.class)
                .single())
        .isZero();
    assertThat(SUITE.payoutCalls(uid).size()).isBetween(asked, asked + 1);
  }

  @Test
  void sameEndManyTimesAtOnceIsAppliedOnce() throws Exception {
    long withdrawalNo = paying(newOwner());

    List<String> outcomes;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      outcomes =
          threads
              .invokeAll(
                  IntStream.range(0, 8)
                      .<Callable<String>>mapToObj(_ -> () -> payoutSucceeded(withdrawalNo, "T9"))
                      .toList())
              .stream()
              .map(Future::resultNow)
              .toList();
    }

    assertThat(outcomes).containsOnlyOnce("APPLIED").containsOnly("APPLIED", "DUPLICATE");
    assertThat(outboxRows(withdrawalNo)).isEqualTo(1);
  }

  private long paying(long uid) {
    long withdrawalNo = requested(uid, SMALL);
    isTaken(withdrawalNo);
    return withdrawalNo;
  }
}
