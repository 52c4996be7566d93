package io.adpay.wallet.purpose;

import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.common.check.InvariantChecker;
import io.adpay.common.contract.operations.CheckResult;
import io.adpay.common.contract.wallet.HoldPurpose;
import io.adpay.common.contract.wallet.OpenHold;
import io.adpay.wallet.testing.RunningWalletService;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class HoldIT extends RunningWalletService {

  @Autowired private InvariantChecker checker;

  @AfterEach
  void everyInvariantHolds() {
    assertThat(checker.check()).allMatch(CheckResult::ok);
  }

  @Test
  void moneyIsSetAsideOnceForItsNumberHoweverOftenItIsAsked() {
    long uid = freshUid();
    long refundNo = freshNo();
    credit(uid, 1_000);

    assertThat(hold(HoldPurpose.REFUND, refundNo, uid, 600)).isEqualTo("HELD");
    assertThat(hold(HoldPurpose.REFUND, refundNo, uid, 600)).isEqualTo("HELD");

    assertThat(available(uid)).isEqualTo(400);
    assertThat(frozen(uid)).isEqualTo(600);
    assertThat(entries(uid))
        .endsWith(
            "REFUND_HOLD AVAILABLE -600 of " + refundNo, "REFUND_HOLD FROZEN 600 of " + refundNo);
  }

  @Test
  void aRefusalStandsEvenWhenTheMoneyIsThereLater() {
    long uid = freshUid();
    long withdrawalNo = freshNo();

    assertThat(hold(HoldPurpose.WITHDRAWAL, withdrawalNo, uid, 600))
        .isEqualTo("INSUFFICIENT_BALANCE");
    credit(uid, 1_000);
    assertThat(hold(HoldPurpose.WITHDRAWAL, withdrawalNo, uid, 600))
        .isEqualTo("INSUFFICIENT_BALANCE");

    assertThat(available(uid)).isEqualTo(1_000);
  }

  @Test
  void otherContentsUnderTheSameNumberAreRefused() {
    long uid = freshUid();
    long refundNo = freshNo();
    credit(uid, 1_000);
    hold(HoldPurpose.REFUND, refundNo, uid, 600);

    var answer =
        post(
            "/internal/holds",
            SUITE.serviceToken(),
            new OpenHold(HoldPurpose.REFUND, refundNo, uid, 601));

    assertThat(answer.getStatusCode().value()).isEqualTo(409);
    assertThat(answer.getBody().get("code").asString()).isEqualTo("hold_conflict");
    assertThat(frozen(uid)).isEqualTo(600);
  }

  @Test
  void aRefundAndAWithdrawalOfTheSameNumberAreTwoThings() {
    long uid = freshUid();
    long no = freshNo();
    credit(uid, 1_000);

    assertThat(hold(HoldPurpose.REFUND, no, uid, 300)).isEqualTo("HELD");
    assertThat(hold(HoldPurpose.WITHDRAWAL, no, uid, 300)).isEqualTo("HELD");

    assertThat(frozen(uid)).isEqualTo(600);
  }

  @Test
  void ofTwoRefundsOf600On1000OneIsRefused() {
    long uid = freshUid();
    credit(uid, 1_000);

    List<String> outcomes =
        atTheSameTime(
            List.of(
                () -> hold(HoldPurpose.REFUND, freshNo(), uid, 600),
                () -> hold(HoldPurpose.REFUND, freshNo(), uid, 600)));

    assertThat(outcomes).containsExactlyInAnyOrder("HELD", "INSUFFICIENT_BALANCE");
    assertThat(available(uid)).isEqualTo(400);
    assertThat(frozen(uid)).isEqualTo(600);
  }

  @Test
  void ofFiftyWithdrawalsOnTheMoneyForTwentyExactlyTwentyAreHeld() {
    long uid = freshUid();
    credit(uid, 20 * 37 + 36);

    List<String> outcomes =
        atTheSameTime(
            IntStream.range(0, 50)
                .<Callable<String>>mapToObj(
                    _ -> () -> hold(HoldPurpose.WITHDRAWAL, freshNo(), uid, 37))
                .toList());

    assertThat(Collections.frequency(outcomes, "HELD")).isEqualTo(20);
    assertThat(Collections.frequency(outcomes, "INSUFFICIENT_BALANCE")).isEqualTo(30);
    assertThat(available(uid)).isEqualTo(36);
    assertThat(frozen(uid)).isEqualTo(20 * 37);
  }

  @Test
  void ofOneHoldAskedForTwentyTimesAtOnceThereIsOne() {
    long uid = freshUid();
    long no = freshNo();
    credit(uid, 100);

    List<String> outcomes =
        atTheSameTime(Collections.nCopies(20, () -> hold(HoldPurpose.WITHDRAWAL, no, uid, 70)));

    assertThat(outcomes).containsOnly("HELD");
    assertThat(frozen(uid)).isEqualTo(70);
  }

  @Test
  void aWalletThatAnOperatorFrozeHoldsNoMoreAndLetsTheRestGoItsWay() {
    long uid = freshUid();
    long settled = freshNo();
    long released = freshNo();
    credit(uid, 1_000);
    hold(HoldPurpose.WITHDRAWAL, settled, uid, 200);
    hold(HoldPurpose.WITHDRAWAL, released, uid, 300);
    freezeWallet(uid);

    assertThat(hold(HoldPurpose.WITHDRAWAL, freshNo(), uid, 1)).isEqualTo("WALLET_FROZEN");
    assertThat(hold(HoldPurpose.REFUND, freshNo(), uid, 1)).isEqualTo("WALLET_FROZEN");
    credit(uid, 50);
    assertThat(
            tell(
                "WithdrawalPaid",
                settled,
                Map.of(
                    "withdrawalNo",
                    settled,
                    "uid",
                    uid,
                    "channel",
                    "ALIPAY",
                    "fen",
                    200,
                    "feeFen",
                    0)))
        .isEqualTo("APPLIED");
    assertThat(
            tell(
                "WithdrawalEnded",
                released,
                Map.of("withdrawalNo", released, "uid", uid, "fen", 300)))
        .isEqualTo("APPLIED");

    assertThat(available(uid)).isEqualTo(850);
    assertThat(frozen(uid)).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"purpose\": \"GIFT\", \"reference\": 1, \"uid\": 1, \"fen\": 1}",
        "{\"purpose\": null, \"reference\": 1, \"uid\": 1, \"fen\": 1}",
        "{\"purpose\": \"REFUND\", \"reference\": 0, \"uid\": 1, \"fen\": 1}",
        "{\"purpose\": \"REFUND\", \"reference\": 1, \"uid\": 0, \"fen\": 1}",
        "{\"purpose\": \"REFUND\", \"reference\": 1, \"uid\": 1, \"fen\": 0}",
        "{\"purpose\": \"REFUND\", \"reference\": 1, \"uid\": 1, \"fen\": -5}",
        "{\"purpose\": \"REFUND\", \"reference\": 1, \"uid\": 1}",
        "[]"
      })
  void whatIsNoHoldIsRefused(String body) {
    var answer = post("/internal/holds", SUITE.serviceToken(), body);

    assertThat(answer.getStatusCode().value()).isEqualTo(400);
    assertThat(answer.getBody().get("code").asString()).isEqualTo("validation_failed");
  }

  @Test
  void onlyServicesHaveMoneyHeld() {
    OpenHold wish = new OpenHold(HoldPurpose.REFUND, freshNo(), freshUid(), 1);

    for (String role : List.of("MERCHANT", "TRAFFIC", "OPERATOR", "PLATFORM")) {
      assertThat(post("/internal/holds", SUITE.token(1, role), wish).getStatusCode().value())
          .isEqualTo(403);
    }
  }

  private String hold(HoldPurpose purpose, long reference, long uid, long fen) {
    JsonNode answer =
        post("/internal/holds", SUITE.serviceToken(), new OpenHold(purpose, reference, uid, fen))
            .getBody();
    return answer.path("outcome").asString(answer.toString());
  }
}
