package io.adpay.chaos.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.chaos.journal.Call;
import io.adpay.chaos.journal.CallKind;
import io.adpay.chaos.journal.Told;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What clients were told, and is not so. */
class ClientRulesTest {

  private final World world = new World();

  @Test
  void acknowledgedOrderThatIsNotThere() {
    String no = world.placed(1001, 100);
    world.orders.remove(no);
    Finding finding = Judged.finds(world, Rule.ACKNOWLEDGED_AND_MISSING, no);
    assertThat(finding.known()).containsKey("calls").doesNotContainKey("orders");
  }

  @Test
  void acknowledgedPaymentThatOrderServiceNeverLetBegin() {
    String payment = world.begun(world.placed(1001, 100), "ALIPAY");
    world.attempts.remove(payment);
    Judged.finds(world, Rule.ACKNOWLEDGED_AND_MISSING, payment);
  }

  @Test
  void acknowledgedChargeThatIsNotPosted() {
    world.toldOfCharge("S-1", 1001, 2001, 50, World.result("S-1", "POSTED", null));
    Judged.finds(world, Rule.ACKNOWLEDGED_AND_MISSING, "S-1");
  }

  @Test
  void moneyThatTheChannelTookAndLost() {
    String payment = world.begun(world.placed(1001, 100), "ALIPAY");
    world.buyerPays(payment, 100);
    world.trades.put(payment, WrittenBooks.trade(payment, 100, 0, 0));
    Judged.finds(world, Rule.ACKNOWLEDGED_AND_MISSING, payment);
  }

  @Test
  void orderOverAnotherSumThanWasAcknowledged() {
    String no = world.placed(1001, 100);
    world.orders.put(no, World.order(no, 1001, 90, "CREATED", 0, null, false));
    Judged.finds(world, Rule.ACKNOWLEDGED_AND_DIFFERENT, no);
  }

  /** Row, answer, hold and channel agree on a sum that nobody asked for. */
  @Test
  void refundOfAnotherSumThanWasAskedFor() {
    String payment = world.recharged(1001, 500, "WECHAT");
    String refund = world.refunded(payment, 100);
    world.asked(CallKind.ASK_REFUND, 60, Map.of("amount", 60, "reason", "x"));
    Judged.finds(world, Rule.ACKNOWLEDGED_AND_DIFFERENT, refund);
  }

  @Test
  void withdrawalOfTenTimesWhatWasAskedFor() {
    world.recharged(1001, 1_000, "ALIPAY");
    world.charged(1001, 2001, 1_000, 0);
    String no = world.withdrawn(2001, 1_000, "WECHAT");
    world.asked(CallKind.WITHDRAW, 100, World.withdrawing(100, "WECHAT"));
    Judged.finds(world, Rule.ACKNOWLEDGED_AND_DIFFERENT, no);
  }

  @Test
  void withdrawalToAnotherPayeeThanWasAskedFor() {
    world.recharged(1001, 100, "ALIPAY");
    world.charged(1001, 2001, 100, 0);
    String no = world.withdrawn(2001, 100, "WECHAT");
    Map<String, Object> payee = Map.of("account", "somebody@sandbox.example", "name", "王小明");
    world.asked(CallKind.WITHDRAW, 100, Map.of("amount", 100, "channel", "WECHAT", "payee", payee));
    Judged.finds(world, Rule.ACKNOWLEDGED_AND_DIFFERENT, no);
  }

  @Test
  void paymentAtAnotherChannelThanWasAskedFor() {
    String payment = world.begun(world.placed(1001, 100), "WECHAT");
    world.asked(CallKind.BEGIN_PAYMENT, 100, Map.of("channel", "ALIPAY", "method", "QR"));
    Judged.finds(world, Rule.ACKNOWLEDGED_AND_DIFFERENT, payment);
  }

  @Test
  void twoKeysThatWereToldOneNumber() {
    String no = world.placed(1001, 100);
    world.told(
        World.merchant(1001),
        CallKind.PLACE_ORDER,
        "another",
        "",
        100,
        Map.of("amount", 100, "subject", World.SUBJECT),
        201,
        Map.of("orderNo", no, "amount", 100, "status", "CREATED"));
    Judged.finds(world, Rule.ACKNOWLEDGED_AND_MISSING, no);
  }

  @Test
  void chargeThatMovedAnotherSumThanWasAcknowledged() {
    world.recharged(1001, 500, "ALIPAY");
    String no = world.charge(1001, 2001, 51, 10);
    world.toldOfCharge(no, 1001, 2001, 50, World.result(no, "POSTED", null));
    Judged.finds(world, Rule.ACKNOWLEDGED_AND_DIFFERENT, no);
  }

  @Test
  void twoOrdersForOneKey() {
    world.placed(1001, 100);
    String second = world.next();
    world.orders.put(second, World.order(second, 1001, 100, "CREATED", 0, null, false));
    Judged.finds(world, Rule.DOUBLED_FOR_ONE_KEY, second);
  }

  @Test
  void twoOrdersForOneKeyWhoseAnswersWereLost() {
    String first = world.placed(1001, 100);
    world.forgetAnswer(CallKind.PLACE_ORDER);
    String second = world.next();
    world.orders.put(second, World.order(second, 1001, 100, "CREATED", 0, null, false));
    assertThat(first).isNotEqualTo(second);
    Judged.finds(world, Rule.DOUBLED_FOR_ONE_KEY, second);
  }

  @Test
  void twoNumbersForOneKey() {
    String first = world.placed(1001, 100);
    String second = world.next();
    world.orders.put(second, World.order(second, 1001, 100, "CREATED", 0, null, false));
    answeredAgain(first, 201, Map.of("orderNo", second, "amount", 100, "status", "CREATED"));
    Judged.finds(world, Rule.DOUBLED_FOR_ONE_KEY, first);
  }

  @Test
  void chargeThatWasToldTwiceToBePostedJustNow() {
    world.recharged(1001, 500, "ALIPAY");
    String no = world.charged(1001, 2001, 50, 2_000);
    world.toldOfCharge(no, 1001, 2001, 50, World.result(no, "POSTED", null));
    Judged.finds(world, Rule.DOUBLED_FOR_ONE_KEY, no);
  }

  @Test
  void refusalAfterASuccess() {
    String no = world.placed(1001, 100);
    answeredAgain(no, 409, Map.of("code", "invalid_state"));
    Judged.finds(world, Rule.ANSWERS_CONTRADICT, no);
  }

  @Test
  void successAfterARefusalThatIsKept() {
    String no = world.placed(1001, 100);
    answeredBefore(409, "invalid_state");
    Judged.finds(world, Rule.ANSWERS_CONTRADICT, no);
  }

  @Test
  void successAfterARefusalThatIsNotKept() {
    world.placed(1001, 100);
    answeredBefore(404, "not_found");
    answeredBefore(409, "request_in_progress");
    Judged.isClean(world);
  }

  /** An order of 100 fen was placed under that key once more, and answered so. */
  private void answeredAgain(String key, int status, Map<String, Object> answer) {
    world.told(
        World.merchant(1001),
        CallKind.PLACE_ORDER,
        key,
        "",
        100,
        Map.of("amount", 100, "subject", World.SUBJECT),
        status,
        answer);
  }

  /** The order's placing, the first of all calls, was sent before and answered so. */
  private void answeredBefore(int status, String code) {
    Call placing = world.calls.getFirst();
    world.calls.addFirst(
        new Call(
            placing.client(),
            placing.kind(),
            placing.key(),
            placing.subject(),
            placing.fen(),
            placing.request(),
            placing.begunAt().minusSeconds(1),
            placing.took(),
            new Told.Answer(status, JsonMapper.shared().valueToTree(Map.of("code", code)))));
  }

  @Test
  void keyThatIsStillRunningContradictsNothing() {
    String no = world.placed(1001, 100);
    answeredAgain(no, 409, Map.of("code", "request_in_progress"));
    Judged.isClean(world);
  }

  @Test
  void orderThatWasRefusedAndPlaced() {
    String no = world.placed(1001, 100);
    world.calls.set(
        0, World.told(world.calls.getFirst(), new Told.Answer(422, world.calls.getFirst().body())));
    Judged.finds(world, Rule.REFUSED_AND_DONE, no);
  }

  @Test
  void chargeThatWasRefusedAndPosted() {
    world.recharged(1001, 500, "ALIPAY");
    String no = world.charge(1001, 2001, 50, 10);
    world.toldOfCharge(no, 1001, 2001, 50, World.result(no, "REJECTED", "insufficient_balance"));
    Judged.finds(world, Rule.REFUSED_AND_DONE, no);
  }

  @Test
  void chargeThatWasRefusedForGoodAndPostedLater() {
    world.recharged(1001, 500, "ALIPAY");
    String no = world.charge(1001, 2001, 50, 10);
    world.toldOfCharge(no, 1001, 2001, 50, World.result(no, "REJECTED", "insufficient_balance"));
    world.toldOfCharge(no, 1001, 2001, 50, World.result(no, "POSTED", null));
    Judged.finds(world, Rule.REFUSED_AND_DONE, no);
  }

  /** Of a charge of nothing, and of other contents, nothing is kept. */
  @Test
  void chargeThatWasRefusedForNowAndPosted() {
    world.recharged(1001, 500, "ALIPAY");
    String no = world.charge(1001, 2001, 50, 10);
    world.toldOfCharge(no, 1001, 2001, 0, World.result(no, "REJECTED", "amount_too_small"));
    world.toldOfCharge(no, 1001, 2001, 50, World.result(no, "POSTED", null));
    world.toldOfCharge(no, 1001, 2001, 51, World.result(no, "REJECTED", "settlement_conflict"));
    Judged.isClean(world);
  }

  @Test
  void orderThatNobodyPlaced() {
    String no = world.next();
    world.orders.put(no, World.order(no, 1001, 100, "CREATED", 0, null, false));
    Judged.finds(world, Rule.NOBODY_ASKED, no);
  }

  @Test
  void chargeThatNobodySent() {
    world.recharged(1001, 500, "ALIPAY");
    Judged.finds(world, Rule.NOBODY_ASKED, world.charge(1001, 2001, 50, 10));
  }

  @Test
  void orderThatWasToldToBePaidAndIsClosed() {
    String no = world.placed(1001, 100);
    world.read(1001, Map.of("orderNo", no, "amount", 100, "status", "PAID"));
    world.close(no);
    Judged.finds(world, Rule.STATUS_WENT_BACK, no);
  }

  @Test
  void paymentThatWentBackBetweenTwoAnswers() {
    String payment = world.recharged(1001, 100, "ALIPAY");
    String order = world.payments.get(payment).orderNo();
    Map<String, Object> succeeded =
        Map.of("paymentNo", payment, "orderNo", order, "amount", 100, "status", "SUCCEEDED");
    Map<String, Object> pending =
        Map.of("paymentNo", payment, "orderNo", order, "amount", 100, "status", "PENDING");
    world.read(1001, succeeded);
    world.read(1001, pending);
    Judged.finds(world, Rule.STATUS_WENT_BACK, payment);
  }

  @Test
  void cachedOrderMayLagALittle() {
    String payment = world.recharged(1001, 100, "ALIPAY");
    String order = world.payments.get(payment).orderNo();
    world.read(1001, Map.of("orderNo", order, "amount", 100, "status", "PAID"));
    world.read(1001, Map.of("orderNo", order, "amount", 100, "status", "PAYING"));
    Judged.isClean(world);
  }

  @Test
  void orderThatWasToldToBeCreditedAndIsNot() {
    String no = world.placed(1001, 100);
    world.read(
        1001,
        Map.of(
            "orderNo",
            no,
            "amount",
            100,
            "status",
            "CREATED",
            "creditedAt",
            "2026-11-25T00:00:00Z"));
    Judged.finds(world, Rule.STATUS_WENT_BACK, no);
  }
}
