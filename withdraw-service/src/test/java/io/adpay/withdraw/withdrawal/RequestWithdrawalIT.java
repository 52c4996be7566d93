package io.adpay.withdraw.withdrawal;

import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.common.ordernumber.ShardGene;
import io.adpay.withdraw.testing.Answer;
import io.adpay.withdraw.testing.RunningWithdrawService;
import io.adpay.withdraw.testing.SuiteDouble.Reply;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A withdrawal is asked for: written down, its money frozen once or not at all, and answered. */
@ExtendWith(OutputCaptureExtension.class)
class RequestWithdrawalIT extends RunningWithdrawService {

  @Test
  void smallOneIsApprovedByRuleAndPaidOut() {
    long uid = newOwner();

    Answer answer = request(uid, SMALL);

    long withdrawalNo = answer.withdrawalNo();
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.header("Location")).isEqualTo("/api/v1/withdrawals/" + withdrawalNo);
    assertThat(answer.body().propertyNames())
        .containsExactly(
            "withdrawalNo",
            "uid",
            "amount",
            "fee",
            "payoutAmount",
            "channel",
            "payee",
            "status",
            "createdAt",
            "reviewedBy",
            "paidAt",
            "failureCode",
            "confirmation");
    assertThat(answer.body().get("withdrawalNo").isString()).isTrue();
    assertThat(answer.text("uid")).isEqualTo(Long.toString(uid));
    assertThat(answer.body().get("amount").asLong()).isEqualTo(SMALL);
    assertThat(answer.body().get("fee").asLong()).isZero();
    assertThat(answer.body().get("payoutAmount").asLong()).isEqualTo(SMALL);
    assertThat(answer.text("channel")).isEqualTo("ALIPAY");
    assertThat(answer.body().get("payee").get("account").asString()).isEqualTo("138****5678");
    assertThat(answer.body().get("payee").get("name").asString()).isEqualTo("张*");
    assertThat(answer.text("status")).isEqualTo("APPROVED");
    assertThat(answer.text("createdAt"))
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    assertThat(answer.body().get("reviewedBy").isNull()).isTrue();
    assertThat(answer.body().get("paidAt").isNull()).isTrue();
    assertThat(answer.body().get("failureCode").isNull()).isTrue();
    assertThat(ShardGene.ofNumber(withdrawalNo)).isEqualTo(ShardGene.ofUid(uid));

    isTaken(withdrawalNo);
    assertThat(withdrawal(uid, withdrawalNo).text("status")).isEqualTo("PAYING");
    assertThat(SUITE.holdCalls(uid))
        .singleElement()
        .satisfies(
            hold -> {
              assertThat(hold.get("purpose").asString()).isEqualTo("WITHDRAWAL");
              assertThat(hold.get("reference").asLong()).isEqualTo(withdrawalNo);
              assertThat(hold.get("fen").asLong()).isEqualTo(SMALL);
            });
    assertThat(SUITE.payoutCalls(uid))
        .singleElement()
        .satisfies(
            payout -> {
              assertThat(payout.get("withdrawalNo").asLong()).isEqualTo(withdrawalNo);
              assertThat(payout.get("channel").asString()).isEqualTo("ALIPAY");
              assertThat(payout.get("fen").asLong()).isEqualTo(SMALL);
              assertThat(payout.get("payeeAccount").asString()).isEqualTo("13812345678");
              assertThat(payout.get("payeeName").asString()).isEqualTo("张三");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "100000, APPROVED, 0",
    "100001, PENDING_REVIEW, 1",
    "49999999, PENDING_REVIEW, 1",
    "50000000, PENDING_REVIEW, 2"
  })
  void amountDecidesWhoApproves(long fen, String status, int approvals) {
    Answer answer = request(newOwner(), fen);

    assertThat(answer.text("status")).isEqualTo(status);
    assertThat(
            jdbc.sql("SELECT approvals_needed FROM withdrawal WHERE withdrawal_no = ?")
                .param(answer.withdrawalNo())
                .query(Integer.class)
                .single())
        .isEqualTo(approvals);
  }

  @Test
  void walletWithoutTheMoneyRefusesForGoodAndNobodySeesIt() {
    long uid = newOwner();
    String key = newKey();
    SUITE.onHold(uid, _ -> Reply.hold("INSUFFICIENT_BALANCE"));

    Answer refused = request(uid, key, body(SMALL, "ALIPAY"));
    SUITE.onHold(uid, _ -> Reply.hold("HELD"));
    Answer again = request(uid, key, body(SMALL, "ALIPAY"));

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text("code")).isEqualTo("insufficient_balance");
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.text("code")).isEqualTo("insufficient_balance");
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(SUITE.holdCalls(uid)).hasSize(1);
    long withdrawalNo = onlyOneOf(uid);
    assertThat(stage(withdrawalNo)).isEqualTo("REFUSED");
    assertUnseen(uid, withdrawalNo);
  }

  @Test
  void frozenWalletIsAnInvalidState() {
    long uid = newOwner();
    SUITE.onHold(uid, _ -> Reply.hold("WALLET_FROZEN"));

    Answer refused = request(uid, SMALL);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text("code")).isEqualTo("invalid_state");
  }

  @ParameterizedTest
  @CsvSource({"500", "403", "409", "200"})
  void silentWalletIsAskedAgainByTheSameKey(int status) {
    long uid = newOwner();
    String key = newKey();
    SUITE.onHold(uid, _ -> status == 200 ? new Reply(200, "{}", 0) : Reply.problem(status, "odd"));

    Answer silent = request(uid, key, body(SMALL, "ALIPAY"));

    assertThat(silent.status()).isEqualTo(503);
    assertThat(silent.text("code")).isEqualTo("dependency_unavailable");
    assertThat(silent.header("Retry-After")).isNotEmpty();
    long withdrawalNo = onlyOneOf(uid);
    assertThat(stage(withdrawalNo)).isEqualTo("FREEZING");
    assertUnseen(uid, withdrawalNo);

    SUITE.onHold(uid, _ -> Reply.hold("HELD"));
    Answer again = request(uid, key, body(SMALL, "ALIPAY"));
    Answer replayed = request(uid, key, body(SMALL, "ALIPAY"));

    assertThat(again.status()).isEqualTo(201);
    assertThat(again.withdrawalNo()).isEqualTo(withdrawalNo);
    assertThat(replayed.body()).isEqualTo(again.body());
    assertThat(replayed.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(SUITE.holdCalls(uid))
        .hasSize(2)
        .allSatisfy(hold -> assertThat(hold.get("reference").asLong()).isEqualTo(withdrawalNo));
    assertThat(onlyOneOf(uid)).isEqualTo(withdrawalNo);
  }

  @Test
  void walletThatAnswersTooLateIsAskedAgainByTheSameKey() {
    long uid = newOwner();
    String key = newKey();
    SUITE.onHold(uid, _ -> Reply.hold("HELD").after(3_500));

    assertThat(request(uid, key, body(SMALL, "ALIPAY")).status()).isEqualTo(503);
    SUITE.onHold(uid, _ -> Reply.hold("HELD"));

    Answer again = request(uid, key, body(SMALL, "ALIPAY"));
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.withdrawalNo()).isEqualTo(onlyOneOf(uid));
  }

  @Test
  void sameKeyIsTheSameWithdrawal() {
    long uid = newOwner();
    String key = newKey();

    Answer first = request(uid, key, body(LARGE, "ALIPAY"));
    Answer reordered =
        request(
            uid,
            key,
            """
            {"payee":{"name":"张三","account":"13812345678"},"channel":"ALIPAY","amount":%d}
            """
                .formatted(LARGE));
    Answer other = request(uid, key, body(LARGE + 1, "ALIPAY"));

    assertThat(reordered.body()).isEqualTo(first.body());
    assertThat(reordered.header("Location")).isEqualTo(first.header("Location"));
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.text("code")).isEqualTo("idempotency_key_reused");
    assertThat(onlyOneOf(uid)).isEqualTo(first.withdrawalNo());
  }

  @Test
  void sameKeyAtTheSameTimeIsOneWithdrawal() throws Exception {
    long uid = newOwner();
    String key = newKey();

    List<Answer> answers = together(20, _ -> request(uid, key, body(LARGE, "ALIPAY")));

    assertThat(answers)
        .allSatisfy(
            answer -> {
              if (answer.status() == 409) {
                assertThat(answer.text("code")).isEqualTo("request_in_progress");
              } else {
                assertThat(answer.status()).isEqualTo(201);
              }
            });
    assertThat(request(uid, key, body(LARGE, "ALIPAY")).withdrawalNo()).isEqualTo(onlyOneOf(uid));
    assertThat(SUITE.holdCalls(uid)).hasSize(1);
  }

  @Test
  void ofManyAtOnceAsManyAreGrantedAsTheWalletCarries() throws Exception {
    long uid = newOwner();
    Map<Long, Reply> holds = new ConcurrentHashMap<>();
    var left = new AtomicInteger(20);
    SUITE.onHold(
        uid,
        hold ->
            holds.computeIfAbsent(
                hold.get("reference").asLong(),
                _ -> Reply.hold(left.getAndDecrement() > 0 ? "HELD" : "INSUFFICIENT_BALANCE")));

    List<Answer> answers = together(50, _ -> untilAnswered(uid, newKey()));

    assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(20);
    assertThat(answers.stream().filter(answer -> answer.status() == 409))
        .hasSize(30)
        .allSatisfy(a -> assertThat(a.text("code")).isEqualTo("insufficient_balance"));
    eventually().until(() -> SUITE.payoutCalls(uid).size() == 20);
    assertThat(SUITE.payoutCalls(uid).stream().map(p -> p.get("withdrawalNo").asLong()).distinct())
        .containsExactlyInAnyOrderElementsOf(
            answers.stream()
                .filter(answer -> answer.status() == 201)
                .map(Answer::withdrawalNo)
                .toList());
    assertThat(holds).hasSize(50);
  }

  /** The payout bounds them like that, and what is accepted here must be accepted there. */
  @Test
  void lengthsAreCountedInUtf16() {
    String longest = "\uD842\uDFB7".repeat(32);
    long uid = newOwner();

    Answer fits = request(uid, newKey(), payee(longest, longest));
    Answer accountTooLong = request(uid, newKey(), payee(longest + "a", "b"));
    Answer nameTooLong = request(uid, newKey(), payee("a", longest + "b"));

    assertThat(fits.status()).isEqualTo(201);
    assertThat(accountTooLong.status()).isEqualTo(400);
    assertThat(nameTooLong.status()).isEqualTo(400);
    isTaken(fits.withdrawalNo());
    assertThat(SUITE.payoutCalls(uid).getFirst().get("payeeName").asString()).isEqualTo(longest);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"channel":"ALIPAY","payee":{"account":"a","name":"b"}}                                | amount
          {"amount":0,"channel":"ALIPAY","payee":{"account":"a","name":"b"}}                     | amount
          {"amount":-5,"channel":"ALIPAY","payee":{"account":"a","name":"b"}}                    | amount
          {"amount":10000000001,"channel":"ALIPAY","payee":{"account":"a","name":"b"}}           | amount
          {"amount":100.0,"channel":"ALIPAY","payee":{"account":"a","name":"b"}}                 | amount
          {"amount":"100","channel":"ALIPAY","payee":{"account":"a","name":"b"}}                 | amount
          {"amount":99999999999999999999,"channel":"ALIPAY","payee":{"account":"a","name":"b"}}  | amount
          {"amount":100,"payee":{"account":"a","name":"b"}}                                      | channel
          {"amount":100,"channel":"CASH","payee":{"account":"a","name":"b"}}                     | channel
          {"amount":100,"channel":0,"payee":{"account":"a","name":"b"}}                          | channel
          {"amount":100,"channel":"ALIPAY"}                                                      | payee
          {"amount":100,"channel":"ALIPAY","payee":"a"}                                          | payee
          {"amount":100,"channel":"ALIPAY","payee":{"name":"b"}}                                 | payee.account
          {"amount":100,"channel":"ALIPAY","payee":{"account":"","name":"b"}}                    | payee.account
          {"amount":100,"channel":"ALIPAY","payee":{"account":"  ","name":"b"}}                  | payee.account
          {"amount":100,"channel":"ALIPAY","payee":{"account":"a\\u0007b","name":"b"}}           | payee.account
          {"amount":100,"channel":"ALIPAY","payee":{"account":"a\\nb","name":"b"}}               | payee.account
          {"amount":100,"channel":"ALIPAY","payee":{"account":1,"name":"b"}}                     | payee.account
          {"amount":100,"channel":"ALIPAY","payee":{"account":"a"}}                              | payee.name
          {"amount":100,"channel":"ALIPAY","payee":{"account":"a","name":"\\u3000"}}             | payee.name
          {"amount":100,"channel":"ALIPAY","payee":{"account":"a","name":"\\u202e"}}             | payee.name
          {"amount":100,"channel":"ALIPAY","payee":{"account":"a","name":"b","bank":"c"}}        | bank
          {"amount":100,"channel":"ALIPAY","payee":{"account":"a","name":"b"},"fee":0}           | fee
          {"amount":100,"channel":"ALIPAY","payee":{"account":"a","name":"b"}                    | request
          """)
  void badFieldIsNamed(String body, String field) {
    Answer answer = request(newOwner(), newKey(), body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("code")).isEqualTo("validation_failed");
    assertThat(answer.body().get("errors").get(0).get("field").asString()).isEqualTo(field);
  }

  @ParameterizedTest
  @CsvSource({
    "ALIPAY, 9, 422",
    "ALIPAY, 10, 201",
    "ALIPAY, 10000000000, 201",
    "WECHAT, 29, 422",
    "WECHAT, 30, 201",
    "WECHAT, 2147483647, 201",
    "WECHAT, 2147483648, 422"
  })
  void channelsHaveTheirLimits(String channel, long fen, int status) {
    long uid = newOwner();

    Answer answer = request(uid, newKey(), body(fen, channel));

    assertThat(answer.status()).isEqualTo(status);
    if (status == 422) {
      assertThat(answer.text("code")).isEqualTo("amount_not_supported");
      assertThat(SUITE.holdCalls(uid)).isEmpty();
    }
  }

  @Test
  void keyIsRequired() {
    Answer answer =
        post(
            SUITE.trafficToken(newOwner()), "/api/v1/withdrawals", body(SMALL, "ALIPAY"), Map.of());

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("code")).isEqualTo("idempotency_key_required");
  }

  @Test
  void payeeIsInNoLog(CapturedOutput output) {
    long uid = newOwner();
    String account = "secret-account-" + uid;
    String name = "Secret Name " + uid;
    SUITE.onHold(uid, _ -> Reply.problem(409, "hold_conflict"));
    String key = newKey();
    request(uid, key, payee(account, name));
    SUITE.onHold(uid, _ -> Reply.hold("HELD"));
    SUITE.onPayout(uid, _ -> Reply.problem(409, "payout_conflict"));

    long withdrawalNo = request(uid, key, payee(account, name)).withdrawalNo();
    eventually().until(() -> SUITE.payoutCalls(uid).size() >= 2);
    SUITE.onPayout(uid, Reply::taken);
    isTaken(withdrawalNo);
    request(uid, newKey(), payee(account + "\\u0000", name));

    assertThat(output.getAll()).contains("wallet-service did not take " + withdrawalNo);
    assertThat(output.getAll()).contains("payment-service did not take " + withdrawalNo);
    assertThat(output.getAll()).doesNotContain(account, name);
  }

  private static String payee(String account, String name) {
    return """
    {"amount":%d,"channel":"ALIPAY","payee":{"account":"%s","name":"%s"}}
    """
        .formatted(SMALL, account, name);
  }

  private long onlyOneOf(long uid) {
    return jdbc.sql("SELECT withdrawal_no FROM withdrawal WHERE uid = ?")
        .param(uid)
        .query(Long.class)
        .single();
  }

  private void assertUnseen(long uid, long withdrawalNo) {
    assertThat(withdrawal(uid, withdrawalNo).status()).isEqualTo(404);
    assertThat(get(SUITE.trafficToken(uid), "/api/v1/withdrawals").body().get("items")).isEmpty();
    assertThat(
            get(SUITE.operatorToken("operator"), "/api/v1/ops/withdrawals?limit=200")
                .body()
                .toString())
        .doesNotContain(Long.toString(withdrawalNo));
    assertThat(approve("operator", withdrawalNo).status()).isEqualTo(404);
    assertThat(reject("operator", withdrawalNo).status()).isEqualTo(404);
  }

  /** As a client does: what was not answered is sent again with the same key. */
  private Answer untilAnswered(long uid, String key) {
    Answer answer;
    do {
      answer = request(uid, key, body(SMALL, "ALIPAY"));
    } while (answer.status() == 503);
    return answer;
  }

  private static List<Answer> together(int times, IntFunction<Answer> call) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> calls =
          threads.invokeAll(
              IntStream.range(0, times)
                  .<Callable<Answer>>mapToObj(i -> () -> call.apply(i))
                  .toList());
      return calls.stream().map(Future::resultNow).toList();
    }
  }
}
