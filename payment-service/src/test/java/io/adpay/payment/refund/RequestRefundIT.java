package io.adpay.payment.refund;

import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.common.contract.payment.Channel;
import io.adpay.payment.channel.ChannelReply;
import io.adpay.payment.suite.FakeSuite;
import io.adpay.payment.suite.RunningService;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a merchant asks for, until the wallet has said whether it holds the money. */
class RequestRefundIT extends RunningService {

  private static final FakeSuite.Answer SILENCE = FakeSuite.Answer.problem(500, "internal_error");

  @Test
  void refundIsTakenShownAndListed() {
    long order = order();
    long paymentNo = credited(order, Channel.ALIPAY);

    Reply reply = refund(order, 1200);

    assertThat(reply.status()).isEqualTo(202);
    var refund = reply.json();
    assertThat(refund.propertyNames())
        .containsExactlyInAnyOrder(
            "refundNo",
            "orderNo",
            "paymentNo",
            "origin",
            "amount",
            "reason",
            "status",
            "createdAt",
            "finishedAt");
    assertThat(refund.get("orderNo").asString()).isEqualTo(Long.toString(order));
    assertThat(refund.get("paymentNo").asString()).isEqualTo(Long.toString(paymentNo));
    assertThat(refund.get("origin").asString()).isEqualTo("REQUESTED");
    assertThat(refund.get("amount").asLong()).isEqualTo(1200);
    assertThat(refund.get("reason").asString()).isEqualTo("Not as agreed");
    long refundNo = refund.get("refundNo").asLong();
    assertThat(reply.header("Location")).isEqualTo("/api/v1/refunds/" + refundNo);
    assertThat(SUITE.holds(refundNo)).isEqualTo(1);
    refundBecomes(refundNo, "SUCCEEDED");
    var shown = get("/api/v1/refunds/" + refundNo).json();
    assertThat(shown.get("finishedAt").isNull()).isFalse();
    assertThat(get("/api/v1/orders/" + order + "/refunds").json().get("items").get(0))
        .isEqualTo(shown);
  }

  @Test
  void sameKeyGivesTheSameAnswerAndHoldsOnce() {
    long order = order();
    credited(order, Channel.ALIPAY);
    String key = UUID.randomUUID().toString();

    Reply first = refund(order, 100, key);
    Reply second = refund(order, 100, key);

    assertThat(second.status()).isEqualTo(202);
    assertThat(second.json()).isEqualTo(first.json());
    assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(refund(order, 101, key).code()).isEqualTo("idempotency_key_reused");
    assertThat(refund(order, 100, "").code()).isEqualTo("idempotency_key_required");
    assertThat(listed(order)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"amount\":0,\"reason\":\"x\"}",
        "{\"amount\":10000000001,\"reason\":\"x\"}",
        "{\"amount\":1.5,\"reason\":\"x\"}",
        "{\"amount\":\"1\",\"reason\":\"x\"}",
        "{\"amount\":1}",
        "{\"amount\":1,\"reason\":\" \"}",
        "{\"amount\":1,\"reason\":\"a\\nb\"}",
        "{\"reason\":\"x\"}",
        "{\"amount\":1,\"reason\":\"x\",\"currency\":\"USD\"}",
        ""
      })
  void badFieldsAreRefused(String body) {
    Reply reply = post("/api/v1/orders/" + order() + "/refunds", body, "bad");

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.code()).isEqualTo("validation_failed");
  }

  @Test
  void reasonHasUpTo80Characters() {
    long order = order();
    credited(order, Channel.ALIPAY);
    String body = "{\"amount\":1,\"reason\":\"%s\"}";
    String path = "/api/v1/orders/" + order + "/refunds";

    assertThat(post(path, body.formatted("退".repeat(80)), "k80").status()).isEqualTo(202);
    assertThat(post(path, body.formatted("退".repeat(81)), "k81").status()).isEqualTo(400);
  }

  @Test
  void orderThatIsNotCreditedOrNotOursIsNotRefunded() {
    long order = order();
    paid(order, Channel.ALIPAY, FEN);

    assertThat(refund(order, 1).code()).isEqualTo("invalid_state");
    assertThat(refund(number(), 1).status()).isEqualTo(404);
    assertThat(refund(12345, 1).status()).isEqualTo(404);
  }

  @Test
  void judgementThatIsStillOnItsWayHoldsNothingUp() {
    long order = order();
    long paymentNo = paid(order, Channel.ALIPAY, FEN);
    SUITE.credited(order, paymentNo);

    long refundNo = refunding(order, FEN);

    assertThat(judge(order, paymentNo, "CREDITED")).isEqualTo("DUPLICATE");
    refundBecomes(refundNo, "SUCCEEDED");
  }

  @Test
  void refundsOfOthersDoNotExist() {
    long order = order();
    credited(order, Channel.ALIPAY);
    long refundNo = refunding(order, 1);
    String other = SUITE.token(1002L, "MERCHANT");

    assertThat(get("/api/v1/refunds/" + refundNo, other).status()).isEqualTo(404);
    assertThat(get("/api/v1/orders/" + order + "/refunds", other).status()).isEqualTo(404);
    assertThat(get("/api/v1/refunds/" + refundNo, SUITE.token(UID, "TRAFFIC")).status())
        .isEqualTo(403);
    assertThat(get("/api/v1/refunds/" + number()).status()).isEqualTo(404);
    assertThat(get("/api/v1/refunds/1").status()).isEqualTo(404);
  }

  @Test
  void listIsPagedAndNewestFirst() {
    long order = order();
    credited(order, Channel.ALIPAY);
    assertThat(listed(order)).isEmpty();
    long first = refunding(order, 1);
    long second = refunding(order, 2);
    long third = refunding(order, 3);
    String path = "/api/v1/orders/" + order + "/refunds?limit=2";

    var page = get(path).json();
    var next = get(path + "&cursor=" + page.get("nextCursor").asString()).json();

    assertThat(numbers(page)).containsExactly(third, second);
    assertThat(numbers(next)).containsExactly(first);
    assertThat(next.get("nextCursor").isNull()).isTrue();
  }

  @Test
  void refundsNeverExceedWhatWasPaid() {
    long order = order();
    credited(order, Channel.ALIPAY);
    refunding(order, 3000);

    assertThat(refund(order, 2001).code()).isEqualTo("refund_exceeds_paid");
    refunding(order, 2000);
    assertThat(refund(order, 1).code()).isEqualTo("refund_exceeds_paid");
  }

  @Test
  void ofManyAtTheSameMomentOnlySoManyFit() throws Exception {
    long order = order();
    credited(order, Channel.WECHAT);
    Callable<Integer> attempt = () -> refund(order, 2000).status();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Integer> statuses =
          threads.invokeAll(Collections.nCopies(6, attempt)).stream()
              .map(Future::resultNow)
              .toList();

      assertThat(statuses).containsOnly(202, 409);
      assertThat(Collections.frequency(statuses, 202)).isEqualTo(2);
    }
    assertThat(listed(order)).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"INSUFFICIENT_BALANCE,insufficient_balance", "WALLET_FROZEN,invalid_state"})
  void refundThatTheWalletDoesNotHoldNeverWasOne(String outcome, String code) {
    long order = order();
    credited(order, Channel.ALIPAY);
    SUITE.onHold(new FakeSuite.Answer(200, "{\"outcome\":\"%s\"}".formatted(outcome)));
    String key = UUID.randomUUID().toString();

    Reply refused = refund(order, FEN, key);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo(code);
    assertThat(refund(order, FEN, key).header("Idempotency-Replayed")).isEqualTo("true");
    long refundNo = onlyRefundOf(order);
    assertThat(get("/api/v1/refunds/" + refundNo).status()).isEqualTo(404);
    assertThat(listed(order)).isEmpty();
    assertThat(alipay.refunds(paymentOf(refundNo))).isEmpty();
    SUITE.onHold(FakeSuite.HELD);
    refunding(order, FEN);
  }

  @Test
  void walletThatIsSilentMakesItSafeToSendTheSameAgain() {
    long order = order();
    credited(order, Channel.ALIPAY);
    String key = UUID.randomUUID().toString();
    SUITE.onHold(SILENCE);
    Reply away = refund(order, 100, key);
    assertThat(away.status()).isEqualTo(503);
    assertThat(away.header("Retry-After")).isNotEmpty();
    long refundNo = onlyRefundOf(order);
    leaveAlone(refundNo);
    assertThat(get("/api/v1/refunds/" + refundNo).status()).isEqualTo(404);
    assertThat(listed(order)).isEmpty();

    SUITE.onHold(FakeSuite.HELD);
    Reply again = refund(order, 100, key);

    assertThat(again.status()).isEqualTo(202);
    assertThat(again.json().get("refundNo").asLong()).isEqualTo(refundNo);
    refundBecomes(refundNo, "SUCCEEDED");
  }

  @Test
  void refundWhoseRequestBrokeOffIsHeldByTheSweep() {
    long order = order();
    credited(order, Channel.ALIPAY);
    SUITE.onHold(SILENCE);
    assertThat(refund(order, 100).status()).isEqualTo(503);
    long refundNo = onlyRefundOf(order);
    eventually().until(() -> SUITE.holds(refundNo) >= 3);
    assertThat(stage(refundNo)).isEqualTo("HOLDING");

    SUITE.onHold(FakeSuite.HELD);

    eventually().until(() -> stage(refundNo).equals("SUCCEEDED"));
  }

  @Test
  void refusalThatNobodyWroteDownIsFoundByTheSweep() {
    long order = order();
    credited(order, Channel.ALIPAY);
    SUITE.onHold(SILENCE);
    assertThat(refund(order, FEN).status()).isEqualTo(503);
    long refundNo = onlyRefundOf(order);

    SUITE.onHold(new FakeSuite.Answer(200, "{\"outcome\":\"INSUFFICIENT_BALANCE\"}"));

    eventually().until(() -> stage(refundNo).equals("REFUSED"));
    SUITE.onHold(FakeSuite.HELD);
    refunding(order, FEN);
  }

  @Test
  void crashBetweenTheHoldAndItsRecordHoldsOnceMoreUnderTheSameNumber() {
    long order = order();
    long paymentNo = credited(order, Channel.ALIPAY);
    alipay.onRefund(paymentNo, _ -> Optional.of(new ChannelReply.RateLimited<>()));
    long refundNo = refunding(order, 100);
    plant(
        "UPDATE refund SET stage = 'HOLDING', sends = 0, in_doubt = FALSE,"
            + " next_attempt_at = UTC_TIMESTAMP(3) WHERE refund_no = "
            + refundNo);

    eventually().until(() -> SUITE.holds(refundNo) == 2);
    alipay.behave();
    refundBecomes(refundNo, "SUCCEEDED");
  }

  @Test
  void walletThatStaysSilentIsForAnOperatorAndStillAsked() {
    long order = order();
    credited(order, Channel.ALIPAY);
    SUITE.onHold(SILENCE);
    refund(order, 100);
    long refundNo = onlyRefundOf(order);

    eventually().untilAsserted(() -> assertThat(deadLetters(refundNo)).contains("refund-holds"));
    SUITE.onHold(FakeSuite.HELD);
    eventually().until(() -> stage(refundNo).equals("SUCCEEDED"));
  }

  private List<Long> listed(long order) {
    return numbers(get("/api/v1/orders/" + order + "/refunds").json());
  }

  private static List<Long> numbers(tools.jackson.databind.JsonNode page) {
    return page.get("items").valueStream().map(item -> item.get("refundNo").asLong()).toList();
  }

  private long onlyRefundOf(long order) {
    return jdbc.sql("SELECT refund_no FROM refund WHERE order_no = ?")
        .param(order)
        .query(Long.class)
        .single();
  }

  private long paymentOf(long refundNo) {
    return jdbc.sql("SELECT payment_no FROM refund WHERE refund_no = ?")
        .param(refundNo)
        .query(Long.class)
        .single();
  }

  private String stage(long refundNo) {
    return jdbc.sql("SELECT stage FROM refund WHERE refund_no = ?")
        .param(refundNo)
        .query(String.class)
        .single();
  }

  private static void leaveAlone(long refundNo) {
    plant("UPDATE refund SET next_attempt_at = '2030-01-01' WHERE refund_no = " + refundNo);
  }
}
