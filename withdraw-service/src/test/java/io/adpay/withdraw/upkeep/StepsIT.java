package io.adpay.withdraw.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.withdraw.testing.Answer;
import io.adpay.withdraw.testing.RunningWithdrawService;
import io.adpay.withdraw.testing.SuiteDouble.Reply;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/**
 * A process may die between any two steps: the row it leaves is taken up, the money is frozen once
 * or not at all, and paid out once. A death is played by the row that it leaves.
 */
class StepsIT extends RunningWithdrawService {

  @Autowired private DueSteps steps;
  @Autowired private StepLoop loop;

  @Test
  void deathBeforeTheWalletIsAskedIsMadeGood() {
    long uid = newOwner();
    long withdrawalNo = left(uid, SMALL, "FREEZING");

    isTaken(withdrawalNo);

    assertThat(references(SUITE.holdCalls(uid), "reference")).containsExactly(withdrawalNo);
    assertThat(references(SUITE.payoutCalls(uid), "withdrawalNo")).containsExactly(withdrawalNo);
  }

  @Test
  void deathAfterTheWalletFrozeAsksItWithTheSameNumber() {
    long uid = newOwner();
    String key = newKey();
    // The wallet freezes and its answer is lost: as good as a death before the answer is kept.
    SUITE.onHold(uid, _ -> Reply.problem(502, "bad_gateway"));
    assertThat(request(uid, key, body(LARGE, "ALIPAY")).status()).isEqualTo(503);
    SUITE.onHold(uid, _ -> Reply.hold("HELD"));
    long withdrawalNo = dueAgain(uid);

    becomes(withdrawalNo, "PENDING_REVIEW");

    assertThat(references(SUITE.holdCalls(uid), "reference")).containsOnly(withdrawalNo);
    Answer resumed = request(uid, key, body(LARGE, "ALIPAY"));
    assertThat(resumed.status()).isEqualTo(201);
    assertThat(resumed.withdrawalNo()).isEqualTo(withdrawalNo);
    assertThat(resumed.text("status")).isEqualTo("PENDING_REVIEW");
    assertThat(SUITE.holdCalls(uid)).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"INSUFFICIENT_BALANCE, insufficient_balance", "WALLET_FROZEN, invalid_state"})
  void sweepThatIsRefusedIsToldToWhoeverAsksAgain(String outcome, String code) {
    long uid = newOwner();
    String key = newKey();
    SUITE.onHold(uid, _ -> Reply.problem(500, "internal_error"));
    assertThat(request(uid, key, body(SMALL, "ALIPAY")).status()).isEqualTo(503);
    SUITE.onHold(uid, _ -> Reply.hold(outcome));
    long withdrawalNo = dueAgain(uid);
    becomes(withdrawalNo, "REFUSED");

    Answer resumed = request(uid, key, body(SMALL, "ALIPAY"));

    assertThat(resumed.status()).isEqualTo(409);
    assertThat(resumed.text("code")).isEqualTo(code);
    assertThat(outboxRows(withdrawalNo)).isZero();
    assertThat(SUITE.payoutCalls(uid)).isEmpty();
  }

  @Test
  void silentWalletIsAskedUntilItAnswers() {
    long uid = newOwner();
    var silent = new AtomicInteger(3);
    SUITE.onHold(
        uid,
        _ ->
            silent.getAndDecrement() > 0
                ? Reply.problem(500, "internal_error")
                : Reply.hold("HELD"));
    long withdrawalNo = left(uid, SMALL, "FREEZING");

    isTaken(withdrawalNo);

    assertThat(references(SUITE.holdCalls(uid), "reference")).hasSize(4).containsOnly(withdrawalNo);
  }

  @Test
  void deathAfterTheApprovalStillPaysOut() {
    long uid = newOwner();
    long withdrawalNo = left(uid, SMALL, "APPROVED");

    isTaken(withdrawalNo);

    assertThat(stage(withdrawalNo)).isEqualTo("PAYING");
    assertThat(SUITE.holdCalls(uid)).isEmpty();
    assertThat(references(SUITE.payoutCalls(uid), "withdrawalNo")).containsExactly(withdrawalNo);
  }

  @Test
  void deathBeforePaymentServiceAnsweredSendsTheSameAgain() {
    long uid = newOwner();
    long withdrawalNo = left(uid, SMALL, "PAYING");

    isTaken(withdrawalNo);

    assertThat(SUITE.payoutCalls(uid))
        .singleElement()
        .satisfies(
            payout -> {
              assertThat(payout.get("withdrawalNo").asLong()).isEqualTo(withdrawalNo);
              assertThat(payout.get("fen").asLong()).isEqualTo(SMALL);
              assertThat(payout.get("payeeAccount").asString()).isEqualTo("13812345678");
              assertThat(payout.get("payeeName").asString()).isEqualTo("张三");
            });
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 404, 409, 403})
  void whateverPaymentServiceSaysThePayoutIsNeverTakenForFailed(int status) {
    long uid = newOwner();
    var odd = new AtomicInteger(3);
    SUITE.onPayout(
        uid, call -> odd.getAndDecrement() > 0 ? Reply.problem(status, "odd") : Reply.taken(call));

    long withdrawalNo = requested(uid, SMALL);
    isTaken(withdrawalNo);

    assertThat(SUITE.payoutCalls(uid)).hasSize(4);
    assertThat(SUITE.payoutCalls(uid).stream().distinct()).hasSize(1);
    assertThat(stage(withdrawalNo)).isEqualTo("PAYING");
    assertThat(outboxRows(withdrawalNo)).isZero();
  }

  @Test
  void paymentServiceThatAnswersTooLateIsAskedAgain() {
    long uid = newOwner();
    var late = new AtomicInteger(1);
    SUITE.onPayout(
        uid,
        call -> late.getAndDecrement() > 0 ? Reply.taken(call).after(3_500) : Reply.taken(call));

    long withdrawalNo = requested(uid, SMALL);
    isTaken(withdrawalNo);

    assertThat(references(SUITE.payoutCalls(uid), "withdrawalNo"))
        .containsExactly(withdrawalNo, withdrawalNo);
  }

  @Test
  void payoutIsBegunInTheDatabaseBeforeAnybodyHearsOfIt() {
    long uid = newOwner();
    List<String> stages = new ArrayList<>();
    SUITE.onPayout(
        uid,
        call -> {
          stages.add(stage(call.get("withdrawalNo").asLong()));
          return Reply.taken(call);
        });

    isTaken(requested(uid, SMALL));

    assertThat(stages).containsExactly("PAYING");
  }

  @Test
  void stepWhoseWorkerDiedComesBackWithItsLease() {
    long uid = newOwner();
    long withdrawalNo =
        left(uid, SMALL, "APPROVED", "TIMESTAMPADD(SECOND, 1, UTC_TIMESTAMP(3))", 1);
    assertThat(SUITE.payoutCalls(uid)).isEmpty();

    isTaken(withdrawalNo);

    assertThat(references(SUITE.payoutCalls(uid), "withdrawalNo")).containsExactly(withdrawalNo);
  }

  @Test
  void nodesShareTheSteps() throws Exception {
    loop.stop();
    List<Long> due;
    List<Step> claimed;
    try {
      due = IntStream.range(0, 40).mapToObj(_ -> left(newOwner(), SMALL, "APPROVED")).toList();
      try (var nodes = Executors.newVirtualThreadPerTaskExecutor()) {
        claimed =
            nodes
                .invokeAll(
                    IntStream.range(0, 8)
                        .<Callable<List<Step>>>mapToObj(_ -> () -> steps.claim(10))
                        .toList())
                .stream()
                .map(Future::resultNow)
                .flatMap(Collection::stream)
                .toList();
      }
      assertThat(claimed.stream().map(Step::withdrawalNo).filter(due::contains))
          .doesNotHaveDuplicates();
      due.forEach(StepsIT::makeDue);
    } finally {
      loop.start();
    }
    due.forEach(this::isTaken);
  }

  @Test
  void stepThatSomebodyMovedOnIsNotPutOff() {
    long uid = newOwner();
    long withdrawalNo = requested(uid, LARGE);

    steps.putOff(new Step(withdrawalNo, 0));

    assertThat(
            jdbc.sql("SELECT COUNT(next_step_at) FROM withdrawal WHERE withdrawal_no = ?")
                .param(withdrawalNo)
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void queuesAreTold() {
    long uid = newOwner();
    SUITE.onHold(uid, _ -> Reply.problem(500, "internal_error"));
    request(uid, SMALL);
    SUITE.onPayout(uid, _ -> Reply.problem(500, "internal_error"));
    left(uid, SMALL, "PAYING");
    eventually().until(() -> SUITE.payoutCalls(uid).size() > 1);

    JsonNode queues = get(SUITE.serviceToken(), "/internal/queues").body();

    assertThat(queue(queues, "withdrawals-freezing").get("length").asLong()).isPositive();
    assertThat(queue(queues, "withdrawals-freezing").get("oldestAgeMs").asLong()).isPositive();
    assertThat(queue(queues, "payout-requests").get("inFlight").asLong()).isPositive();
    assertThat(queue(queues, "outbox-to-wallet").get("length").asLong()).isNotNegative();
    SUITE.onPayout(uid, Reply::taken);
    eventually()
        .until(
            () ->
                jdbc.sql("SELECT COUNT(payout_taken_at) FROM withdrawal WHERE uid = ?")
                        .param(uid)
                        .query(Integer.class)
                        .single()
                    == 1);
    plant("DELETE FROM withdrawal WHERE stage = 'FREEZING' AND uid = " + uid);
  }

  private static JsonNode queue(JsonNode queues, String name) {
    return queues
        .valueStream()
        .filter(queue -> queue.get("name").asString().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is not among " + queues));
  }

  private static List<Long> references(List<JsonNode> calls, String field) {
    return calls.stream().map(call -> call.get(field).asLong()).toList();
  }

  /** Makes the next step of a traffic owner's only withdrawal due, as waiting would. */
  private long dueAgain(long uid) {
    long withdrawalNo =
        jdbc.sql("SELECT withdrawal_no FROM withdrawal WHERE uid = ?")
            .param(uid)
            .query(Long.class)
            .single();
    makeDue(withdrawalNo);
    return withdrawalNo;
  }

  /** The row that a process leaves which dies in that stage. */
  private long left(long uid, long fen, String stage) {
    return left(uid, fen, stage, "UTC_TIMESTAMP(3)", 0);
  }

  private long left(long uid, long fen, String stage, String nextStepAt, int tries) {
    long withdrawalNo = numbers.next(uid);
    String frozenAt = stage.equals("FREEZING") ? "NULL" : "UTC_TIMESTAMP(3)";
    String begunAt = stage.equals("PAYING") ? "UTC_TIMESTAMP(3)" : "NULL";
    plant(
        """
        INSERT INTO withdrawal
          (withdrawal_no, uid, amount, fee, payout_amount, channel, payee_account, payee_name,
           stage, approvals_needed, created_at, changed_at, frozen_at, payout_begun_at,
           next_step_at, step_tries, version)
        VALUES (%d, %d, %d, 0, %d, 'ALIPAY', '13812345678', '张三', '%s', 0, UTC_TIMESTAMP(3),
                UTC_TIMESTAMP(3), %s, %s, %s, %d, 0)
        """
            .formatted(withdrawalNo, uid, fen, fen, stage, frozenAt, begunAt, nextStepAt, tries));
    return withdrawalNo;
  }

  private static void makeDue(long withdrawalNo) {
    plant(
        """
        UPDATE withdrawal SET next_step_at = UTC_TIMESTAMP(3), version = version + 1
         WHERE withdrawal_no = %d AND next_step_at IS NOT NULL
        """
            .formatted(withdrawalNo));
  }
}
