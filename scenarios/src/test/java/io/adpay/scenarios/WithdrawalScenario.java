package io.adpay.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class WithdrawalScenario {

  private static final int ADVERTISER = 1081;
  private static final long NEEDS_AN_OPERATOR = 100_001;
  private static final long NEEDS_TWO = 50_000_000;

  private final RunningSuite suite = RunningSuite.get();
  private final Buyer buyer = suite.buyer();
  private final Transfers transfers = suite.transfers();
  private final Operator operator = suite.operator("operator");

  @BeforeAll
  static void anAdvertiserHasMoney() {
    RunningSuite suite = RunningSuite.get();
    Recharge _ = Recharge.credited(suite.buyer(), suite.merchant(ADVERTISER), "WECHAT", 52_000_000);
    Recharge _ = Recharge.credited(suite.buyer(), suite.merchant(ADVERTISER), "ALIPAY", 52_000_000);
  }

  @AfterEach
  void theChannelBehavesAgain() {
    buyer.noFaults();
  }

  @AfterAll
  static void theBooksAgree() {
    Books.assertTheyAgree(RunningSuite.get());
  }

  @Test
  void alipayPaysWhatARuleApproves() {
    TrafficOwner owner = ownerWith(2005, 100_000);
    String key = UUID.randomUUID().toString();

    Http.Answer answer = owner.ask(100_000, "ALIPAY", key);

    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    JsonNode asked = answer.json();
    String withdrawalNo = asked.path("withdrawalNo").asString();
    assertThat(asked.path("fee").asLong()).isZero();
    assertThat(asked.path("payoutAmount").asLong()).isEqualTo(100_000);
    assertThat(asked.path("payee").path("account").asString())
        .isNotEqualTo("owner-2005@sandbox.example")
        .contains("*");
    assertThat(asked.path("payee").path("name").asString()).contains("*");
    owner.awaitStatus(withdrawalNo, "PAID");
    assertThat(owner.withdrawal(withdrawalNo).path("paidAt").isNull()).isFalse();
    assertThat(owner.withdrawal(withdrawalNo).path("reviewedBy").isNull()).isTrue();
    awaitSpent(owner, withdrawalNo, 100_000);
    assertPaidOut("ALIPAY", withdrawalNo, 100_000);

    Http.Answer replay = owner.ask(100_000, "ALIPAY", key);
    assertThat(replay.headers()).containsEntry("Idempotency-Replayed", "true");
    assertThat(replay.json().path("withdrawalNo").asString()).isEqualTo(withdrawalNo);
    assertThat(suite.trafficOwner(2006).look(withdrawalNo).status()).isEqualTo(404);
  }

  @Test
  void wechatPaysWhenThePayeeHasConfirmed() {
    TrafficOwner owner = ownerWith(2007, 5_000);
    String withdrawalNo = owner.withdraw(5_000, "WECHAT");
    JsonNode _ = transfers.await("WECHAT", withdrawalNo, "WAIT_USER_CONFIRM");
    JsonNode awaited =
        Eventually.becomes(
            () -> owner.withdrawal(withdrawalNo),
            withdrawal -> withdrawal.path("confirmation").isString());
    assertThat(awaited.path("status").asString()).isEqualTo("PAYING");
    assertThat(owner.wallet().frozen()).isEqualTo(5_000);

    transfers.confirm(withdrawalNo);

    owner.awaitStatus(withdrawalNo, "PAID");
    assertThat(owner.withdrawal(withdrawalNo).path("confirmation").isNull()).isTrue();
    awaitSpent(owner, withdrawalNo, 5_000);
    assertPaidOut("WECHAT", withdrawalNo, 5_000);
  }

  @Test
  void aboveTheRuleAnOperatorDecides() {
    TrafficOwner owner = ownerWith(2008, 2 * NEEDS_AN_OPERATOR);
    String good = owner.withdraw(NEEDS_AN_OPERATOR, "ALIPAY");
    String bad = owner.withdraw(NEEDS_AN_OPERATOR, "WECHAT");
    assertThat(owner.withdrawal(good).path("status").asString()).isEqualTo("PENDING_REVIEW");
    assertThat(operator.pendingWithdrawals()).contains(good, bad);
    assertThat(transfers.look("ALIPAY", good).status()).isEqualTo(404);

    assertThat(operator.approve(good).status()).isEqualTo(200);
    assertThat(operator.approve(good).status()).isEqualTo(200);
    assertThat(operator.reject(good).status()).isEqualTo(409);
    assertThat(operator.reject(bad).status()).isEqualTo(200);
    assertThat(operator.reject(bad).status()).isEqualTo(200);
    assertThat(operator.approve(bad).status()).isEqualTo(409);

    owner.awaitStatus(good, "PAID");
    assertThat(owner.withdrawal(good).path("reviewedBy").isNull()).isFalse();
    assertPaidOut("ALIPAY", good, NEEDS_AN_OPERATOR);
    owner.awaitStatus(bad, "REJECTED");
    awaitGivenBack(owner, bad, NEEDS_AN_OPERATOR, NEEDS_AN_OPERATOR);
    assertThat(transfers.look("WECHAT", bad).status()).isEqualTo(404);
  }

  @Test
  void theLargestNeedTwoDifferentOperators() {
    TrafficOwner owner = ownerWith(2009, NEEDS_TWO);
    String withdrawalNo = owner.withdraw(NEEDS_TWO, "ALIPAY");

    assertThat(operator.approve(withdrawalNo).status()).isEqualTo(200);
    assertThat(operator.approve(withdrawalNo).status()).isEqualTo(200);
    assertThat(owner.withdrawal(withdrawalNo).path("status").asString())
        .isEqualTo("PENDING_REVIEW");
    assertThat(suite.operator("operator-2").approve(withdrawalNo).status()).isEqualTo(200);

    owner.awaitStatus(withdrawalNo, "PAID");
    assertPaidOut("ALIPAY", withdrawalNo, NEEDS_TWO);
    awaitSpent(owner, withdrawalNo, NEEDS_TWO);
  }

  @Test
  void aPayoutThatFailsGivesTheMoneyBack() {
    TrafficOwner owner = ownerWith(2010, 3_000);
    String refusedAtOnce = owner.withdraw(1_000, "ALIPAY", "nobody@sandbox.example");
    String foundOutLater = owner.withdraw(1_000, "ALIPAY", "blocked@sandbox.example");
    String failedByHand = owner.withdraw(1_000, "WECHAT");
    JsonNode _ = transfers.await("WECHAT", failedByHand, "WAIT_USER_CONFIRM");
    transfers.fail("WECHAT", failedByHand);

    for (String withdrawalNo : List.of(refusedAtOnce, foundOutLater, failedByHand)) {
      owner.awaitStatus(withdrawalNo, "FAILED");
      assertThat(owner.withdrawal(withdrawalNo).path("failureCode").asString("")).isNotEmpty();
    }
    for (String withdrawalNo : List.of(refusedAtOnce, foundOutLater, failedByHand)) {
      awaitGivenBack(owner, withdrawalNo, 1_000, 3_000);
    }
  }

  @Test
  void aPayoutWaitsForMoneyAtTheChannel() {
    TrafficOwner owner = ownerWith(2011, 6_000);
    buyer.faults(Map.of("ALIPAY", Map.of("merchantBalance", 2_999)));
    long before = buyer.calls("ALIPAY", "alipay.fund.trans.uni.transfer");
    String withdrawalNo = owner.withdraw(6_000, "ALIPAY");

    Eventually.holds(
        () ->
            assertThat(buyer.calls("ALIPAY", "alipay.fund.trans.uni.transfer"))
                .isGreaterThanOrEqualTo(before + 2));
    assertThat(transfers.look("ALIPAY", withdrawalNo).status()).isEqualTo(404);
    assertThat(owner.withdrawal(withdrawalNo).path("status").asString()).isEqualTo("PAYING");
    assertThat(owner.wallet().frozen()).isEqualTo(6_000);
    buyer.noFaults();

    owner.awaitStatus(withdrawalNo, "PAID");
    assertPaidOut("ALIPAY", withdrawalNo, 6_000);
    awaitSpent(owner, withdrawalNo, 6_000);
  }

  @Test
  void nothingLeavesAWalletThatAnOperatorFroze() {
    TrafficOwner owner = ownerWith(2018, 2 * NEEDS_AN_OPERATOR);
    String withdrawalNo = owner.withdraw(NEEDS_AN_OPERATOR, "ALIPAY");

    assertThat(operator.freeze(2018).json().path("status").asString()).isEqualTo("FROZEN");
    assertThat(operator.approve(withdrawalNo).status()).isEqualTo(200);
    assertThat(owner.askUntilDecided(1_000, "ALIPAY").status()).isEqualTo(409);
    suite.platform().pay(ADVERTISER, 2018, 500);
    Eventually.holds(() -> assertThat(turnsAtThePayout(withdrawalNo)).isGreaterThanOrEqualTo(2));
    assertThat(owner.withdrawal(withdrawalNo).path("status").asString()).isEqualTo("PAYING");
    assertThat(transfers.look("ALIPAY", withdrawalNo).status()).isEqualTo(404);
    assertThat(owner.wallet().available()).isEqualTo(NEEDS_AN_OPERATOR + 500);

    assertThat(operator.unfreeze(2018).json().path("status").asString()).isEqualTo("OPEN");
    owner.awaitStatus(withdrawalNo, "PAID");
    assertPaidOut("ALIPAY", withdrawalNo, NEEDS_AN_OPERATOR);
    Eventually.holds(() -> assertThat(owner.wallet().frozen()).isZero());
  }

  @Test
  void ofFiftyAtOnceAsManyAreTakenAsThereIsMoneyFor() {
    TrafficOwner owner = ownerWith(2012, 20_000);

    List<Http.Answer> answers =
        SideBySide.all(
            IntStream.range(0, 50)
                .<Callable<Http.Answer>>mapToObj(_ -> () -> owner.askUntilDecided(1_000, "ALIPAY"))
                .toList());

    List<String> taken =
        answers.stream()
            .filter(answer -> answer.status() == 201)
            .map(answer -> answer.json().path("withdrawalNo").asString())
            .toList();
    assertThat(taken).hasSize(20).doesNotHaveDuplicates();
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 201)
        .hasSize(30)
        .allSatisfy(
            answer -> {
              assertThat(answer.status()).isEqualTo(409);
              assertThat(answer.code()).isEqualTo("insufficient_balance");
            });
    taken.forEach(withdrawalNo -> owner.awaitStatus(withdrawalNo, "PAID"));
    Eventually.holds(() -> assertThat(owner.wallet().frozen()).isZero());
    assertThat(owner.wallet().available()).isZero();
  }

  private long turnsAtThePayout(String withdrawalNo) {
    return suite
        .tables("adpay_payment")
        .find("SELECT turns FROM payout WHERE withdrawal_no = ?", Long.parseLong(withdrawalNo))
        .map(Long::parseLong)
        .orElse(0L);
  }

  private TrafficOwner ownerWith(int uid, long fen) {
    suite.platform().pay(ADVERTISER, uid, fen);
    return suite.trafficOwner(uid);
  }

  private static void awaitSpent(TrafficOwner owner, String withdrawalNo, long fen) {
    Eventually.holds(() -> assertThat(owner.wallet().frozen()).isZero());
    assertThat(owner.wallet().available()).isZero();
    assertThat(owner.wallet().amounts("WITHDRAW_FREEZE", withdrawalNo))
        .containsExactlyInAnyOrder(-fen, fen);
    assertThat(owner.wallet().amounts("WITHDRAW_SETTLE", withdrawalNo)).containsExactly(-fen);
  }

  private static void awaitGivenBack(
      TrafficOwner owner, String withdrawalNo, long fen, long available) {
    Eventually.holds(
        () ->
            assertThat(owner.wallet().amounts("WITHDRAW_RELEASE", withdrawalNo))
                .containsExactlyInAnyOrder(-fen, fen));
    Eventually.holds(() -> assertThat(owner.wallet().available()).isEqualTo(available));
    assertThat(owner.wallet().amounts("WITHDRAW_SETTLE", withdrawalNo)).isEmpty();
  }

  private void assertPaidOut(String channel, String withdrawalNo, long fen) {
    JsonNode transfer = transfers.await(channel, withdrawalNo, "SUCCESS");
    assertThat(transfer.path("amount").asLong()).isEqualTo(fen);
  }
}
