package io.adpay.chaos.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.chaos.journal.CallKind;
import io.adpay.chaos.journal.Told;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Nothing is found where nothing is wrong, however much happened. */
class CleanWorldTest {

  private final World world = new World();

  @Test
  void emptyWorldIsClean() {
    Judged.isClean(world);
  }

  @Test
  void moneyThatWentAllTheWayRoundIsClean() {
    String payment = world.recharged(1001, 1_000, "ALIPAY");
    world.refunded(payment, 100);
    String no = world.charge(1001, 2001, 500, 100);
    world.toldOfCharge(no, 1001, 2001, 500, World.result(no, "POSTED", null));
    world.withdrawn(2001, 250, "WECHAT");
    world.recharged(1001, 70, "WECHAT");
    Judged.isClean(world);
    Map<String, Object> figures = Judged.verdict(world).figures();
    assertThat(figures)
        .containsEntry("receivedFen", 1_070L)
        .containsEntry("refundedFen", 100L)
        .containsEntry("paidOutFen", 250L)
        .containsEntry("commissionFen", 100L)
        .containsEntry("availableFen", 1_070L - 100 - 500 + 400 - 250)
        .containsEntry("expectedOfOwnersFen", 1_070L - 100 - 500 + 400 - 250);
  }

  @Test
  void orderThatNobodyHasPaidMayStayOpen() {
    world.begun(world.placed(1001, 100), "WECHAT");
    world.placed(1001, 100);
    Judged.isClean(world);
  }

  @Test
  void secondPaymentOfAnOrderGoesBackAsSurplus() {
    String first = world.recharged(1001, 300, "ALIPAY");
    String order = world.payments.get(first).orderNo();
    String second = world.begun(order, "WECHAT");
    world.orderPaid(first, true);
    world.buyerPays(second, 300);
    world.succeeded(second, 300, "SURPLUS");
    world.suspend(second, 300);
    world.surplusIsBack(second, 300);
    Judged.isClean(world);
  }

  @Test
  void wrongSumGoesBackAndTheOrderStaysOpen() {
    String payment = world.begun(world.placed(1001, 300), "ALIPAY");
    world.buyerPays(payment, 299);
    world.succeeded(payment, 299, "SURPLUS");
    world.suspend(payment, 299);
    world.surplusIsBack(payment, 299);
    Judged.isClean(world);
  }

  @Test
  void whatAClientNeverLearntMayBeThereOnce() {
    String order = world.placed(1001, 100);
    world.forgetAnswer(CallKind.PLACE_ORDER);
    String payment = world.begun(order, "ALIPAY");
    world.forgetAnswer(CallKind.BEGIN_PAYMENT);
    world.buyerPays(payment, 100);
    world.succeeded(payment, 100, "CREDITED");
    world.orderPaid(payment, true);
    world.recharge(1001, order, 100, "ALIPAY");
    String no = world.charge(1001, 2001, 50, 10);
    world.toldOfCharge(no, 1001, 2001, 50, new Told.Nothing("cut"));
    Judged.isClean(world);
  }

  @Test
  void whatAClientNeverLearntMayBeMissing() {
    String order = world.placed(1001, 100);
    world.forgetAnswer(CallKind.PLACE_ORDER);
    world.orders.remove(order);
    world.toldOfCharge("S-1", 1001, 2001, 50, new Told.Nothing("cut"));
    Judged.isClean(world);
  }

  @Test
  void refundThatTheChannelRefusedIsReleased() {
    String payment = world.recharged(1001, 500, "WECHAT");
    String refund = world.refund(payment, 200, false, "FAILED");
    world.atChannel(refund, payment, 200, "CLOSED");
    world.ledger.release("REFUND_RELEASE", refund, 1001, 200);
    Judged.isClean(world);
  }

  @Test
  void withdrawalThatTheChannelRefusedIsReleased() {
    earned(400);
    String no = world.payingOut(2001, 400, "ALIPAY", "FAILED");
    world.stageOfWithdrawal(no, "FAILED");
    world.ledger.release("WITHDRAW_RELEASE", no, 2001, 400);
    Judged.isClean(world);
  }

  @Test
  void payeeWhoHasNotConfirmedKeepsAWithdrawalOpen() {
    earned(400);
    world.payingOut(2001, 400, "WECHAT", "WAITING");
    Judged.isClean(world);
  }

  @Test
  void refusedChargeLeavesNothing() {
    world.ledger.reject("SETTLEMENT", "S-1");
    world.toldOfCharge(
        "S-1", 1001, 2001, 50, World.result("S-1", "REJECTED", "insufficient_balance"));
    Judged.isClean(world);
  }

  @Test
  void balanceThatWasToldOnceIsFoundInTheLedger() {
    world.recharged(1001, 500, "ALIPAY");
    world.read(1001, Map.of("uid", "1001", "available", 500, "frozen", 0, "version", 1));
    world.recharged(1001, 70, "ALIPAY");
    world.read(1009, Map.of("uid", "1009", "available", 0, "frozen", 0, "version", 0));
    Judged.isClean(world);
  }

  private void earned(long fen) {
    world.recharged(1001, fen, "ALIPAY");
    world.charged(1001, 2001, fen, 0);
  }
}
