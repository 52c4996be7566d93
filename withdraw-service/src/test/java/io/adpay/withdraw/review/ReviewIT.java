package io.adpay.withdraw.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.withdraw.testing.Answer;
import io.adpay.withdraw.testing.RunningWithdrawService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Operators decide; each decision stands once it is made. */
class ReviewIT extends RunningWithdrawService {

  @Test
  void approvedOneIsPaidOut() {
    long uid = newOwner();
    long withdrawalNo = requested(uid, LARGE);
    assertThat(SUITE.payoutCalls(uid)).isEmpty();

    Answer approved = approve("operator", withdrawalNo);

    assertThat(approved.status()).isEqualTo(200);
    assertThat(approved.text("status")).isEqualTo("APPROVED");
    assertThat(approved.text("reviewedBy")).isEqualTo("operator");
    isTaken(withdrawalNo);
    assertThat(SUITE.payoutCalls(uid)).hasSize(1);
    assertThat(reviews(withdrawalNo)).containsExactly("operator APPROVED null");
  }

  @Test
  void rejectedOneGivesItsMoneyBackOnce() {
    long uid = newOwner();
    long withdrawalNo = requested(uid, LARGE);

    Answer rejected = reject("operator", withdrawalNo);
    Answer again = reject("operator-2", withdrawalNo);

    assertThat(rejected.status()).isEqualTo(200);
    assertThat(rejected.text("status")).isEqualTo("REJECTED");
    assertThat(rejected.text("reviewedBy")).isEqualTo("operator");
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(rejected.body());
    eventually().until(() -> !SUITE.events(withdrawalNo).isEmpty());
    assertThat(SUITE.events(withdrawalNo))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.get("type").asString()).isEqualTo("WithdrawalEnded");
              assertThat(event.get("payload").get("withdrawalNo").asLong()).isEqualTo(withdrawalNo);
              assertThat(event.get("payload").get("uid").asLong()).isEqualTo(uid);
              assertThat(event.get("payload").get("fen").asLong()).isEqualTo(LARGE);
            });
    assertThat(outboxRows(withdrawalNo)).isEqualTo(1);
    assertThat(reviews(withdrawalNo)).containsExactly("operator REJECTED Looks odd");
    assertThat(SUITE.payoutCalls(uid)).isEmpty();
  }

  @Test
  void otherDecisionComesTooLate() {
    long rejected = requested(newOwner(), LARGE);
    reject("operator", rejected);
    long approved = requested(newOwner(), LARGE);
    approve("operator", approved);
    long byRule = requested(newOwner(), SMALL);

    assertThat(approve("operator", rejected).text("code")).isEqualTo("invalid_state");
    assertThat(reject("operator", approved).text("code")).isEqualTo("invalid_state");
    assertThat(reject("operator", byRule).status()).isEqualTo(409);
    assertThat(approve("operator-2", approved).status()).isEqualTo(200);
    assertThat(approve("operator", byRule).body().get("reviewedBy").isNull()).isTrue();
    assertThat(reviews(approved)).hasSize(1);
    assertThat(reviews(byRule)).isEmpty();
  }

  @Test
  void hugeOneNeedsTwoDifferentOperators() {
    long uid = newOwner();
    long withdrawalNo = requested(uid, HUGE);

    Answer first = approve("operator", withdrawalNo);
    Answer sameAgain = approve("operator", withdrawalNo);
    Answer second = approve("operator-2", withdrawalNo);

    assertThat(first.status()).isEqualTo(200);
    assertThat(first.text("status")).isEqualTo("PENDING_REVIEW");
    assertThat(first.text("reviewedBy")).isEqualTo("operator");
    assertThat(sameAgain.status()).isEqualTo(200);
    assertThat(sameAgain.body()).isEqualTo(first.body());
    assertThat(second.text("status")).isEqualTo("APPROVED");
    assertThat(second.text("reviewedBy")).isEqualTo("operator-2");
    isTaken(withdrawalNo);
    assertThat(SUITE.payoutCalls(uid)).hasSize(1);
    assertThat(reviews(withdrawalNo))
        .containsExactly("operator APPROVED null", "operator-2 APPROVED null");
  }

  @Test
  void oneRejectionIsEnoughEvenAfterAnApproval() {
    long withdrawalNo = requested(newOwner(), HUGE);
    approve("operator", withdrawalNo);

    assertThat(reject("operator", withdrawalNo).text("status")).isEqualTo("REJECTED");
    assertThat(approve("operator-2", withdrawalNo).status()).isEqualTo(409);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"reason\":null}",
        "{\"reason\":\"\"}",
        "{\"reason\":\" \"}",
        "{\"reason\":\"a\\u0000\"}",
        "{\"reason\":\"a\",\"more\":1}"
      })
  void rejectionNeedsAReason(String body) {
    long withdrawalNo = requested(newOwner(), LARGE);

    assertThat(reject(withdrawalNo, body).status()).isEqualTo(400);
    assertThat(stage(withdrawalNo)).isEqualTo("PENDING_REVIEW");
  }

  @Test
  void reasonHasItsLength() {
    long withdrawalNo = requested(newOwner(), LARGE);

    assertThat(reject(withdrawalNo, "{\"reason\":\"%s\"}".formatted("疑".repeat(201))).status())
        .isEqualTo(400);
    assertThat(reject(withdrawalNo, "{\"reason\":\"%s\"}".formatted("疑".repeat(200))).status())
        .isEqualTo(200);
  }

  @Test
  void whatIsNotThereCanNotBeDecided() {
    long nothing = numbers.next(newOwner());

    assertThat(approve("operator", nothing).status()).isEqualTo(404);
    assertThat(reject("operator", nothing).status()).isEqualTo(404);
  }

  @RepeatedTest(5)
  void ofApprovalAndRejectionAtOnceOneWins() throws Exception {
    long uid = newOwner();
    long withdrawalNo = requested(uid, LARGE);

    List<Answer> answers = together(withdrawalNo, 4, 4);

    boolean approved = !stage(withdrawalNo).equals("REJECTED");
    assertThat(answers.subList(0, 4))
        .allSatisfy(a -> assertThat(a.status()).isEqualTo(approved ? 200 : 409));
    assertThat(answers.subList(4, 8))
        .allSatisfy(a -> assertThat(a.status()).isEqualTo(approved ? 409 : 200));
    assertThat(reviews(withdrawalNo)).hasSize(1);
    assertThat(outboxRows(withdrawalNo)).isEqualTo(approved ? 0 : 1);
    if (approved) {
      isTaken(withdrawalNo);
    }
    assertThat(SUITE.payoutCalls(uid)).hasSize(approved ? 1 : 0);
  }

  @RepeatedTest(5)
  void twoOperatorsAtOnceCountAsTwo() throws Exception {
    long withdrawalNo = requested(newOwner(), HUGE);

    List<Answer> answers = together(withdrawalNo, 2, 0);

    assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
    isTaken(withdrawalNo);
    assertThat(reviews(withdrawalNo)).hasSize(2);
  }

  @RepeatedTest(3)
  void oneOperatorManyTimesAtOnceCountsAsOne() throws Exception {
    long withdrawalNo = requested(newOwner(), HUGE);

    List<Callable<Answer>> calls = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      calls.add(() -> approve("operator", withdrawalNo));
    }

    assertThat(all(calls)).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
    assertThat(stage(withdrawalNo)).isEqualTo("PENDING_REVIEW");
    assertThat(reviews(withdrawalNo)).hasSize(1);
  }

  /** Approvals and rejections by different operators, all at the same time, in that order. */
  private List<Answer> together(long withdrawalNo, int approvals, int rejections) throws Exception {
    List<Callable<Answer>> calls = new ArrayList<>();
    for (int i = 0; i < approvals; i++) {
      String operator = "approver-" + i;
      calls.add(() -> approve(operator, withdrawalNo));
    }
    for (int i = 0; i < rejections; i++) {
      String operator = "rejecter-" + i;
      calls.add(() -> reject(operator, withdrawalNo));
    }
    return all(calls);
  }

  private static List<Answer> all(List<Callable<Answer>> calls) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return threads.invokeAll(calls).stream().map(Future::resultNow).toList();
    }
  }

  private Answer reject(long withdrawalNo, String body) {
    return post(
        SUITE.operatorToken("operator"),
        "/api/v1/ops/withdrawals/" + withdrawalNo + "/reject",
        body,
        Map.of());
  }

  private List<String> reviews(long withdrawalNo) {
    return jdbc.sql(
            """
            SELECT CONCAT(operator, ' ', decision, ' ', COALESCE(reason, 'null'))
              FROM withdrawal_review WHERE withdrawal_no = ? ORDER BY id
            """)
        .param(withdrawalNo)
        .query(String.class)
        .list();
  }
}
