package io.adpay.chaos.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Money at the channels that is not where it should be here, and the other way round. */
class ChannelRulesTest {

  private final World world = new World();

  @Test
  void buyerPaidForANumberThatIsNobodys() {
    world.channelOf.put("9000000000000000001", "ALIPAY");
    world.trades.put("9000000000000000001", WrittenBooks.trade("9000000000000000001", 100, 100, 0));
    Judged.finds(world, Rule.CHANNEL_PAID_UNEXPLAINED, "9000000000000000001");
  }

  @Test
  void buyerPaidAndNobodyKnows() {
    String payment = world.begun(world.placed(1001, 100), "WECHAT");
    world.buyerPays(payment, 100);
    Finding finding = Judged.finds(world, Rule.CHANNEL_PAID_UNNOTICED, payment);
    assertThat(finding.known())
        .containsKeys("orders", "payments", "attempts", "WECHAT trades", "calls");
  }

  @Test
  void anotherSumIsWrittenDownThanTheChannelReceived() {
    String payment = world.recharged(1001, 100, "WECHAT");
    world.succeeded(payment, 99, "CREDITED");
    Judged.finds(world, Rule.RECEIVED_OTHERWISE, payment);
  }

  @Test
  void wrongSumPaidAnOrder() {
    String order = world.placed(1001, 500);
    String payment = world.begun(order, "ALIPAY");
    world.buyerPays(payment, 1);
    world.succeeded(payment, 1, "CREDITED");
    world.orderPaid(payment, true);
    world.recharge(1001, order, 500, "ALIPAY");
    Judged.finds(world, Rule.CREDITED_WRONG_AMOUNT, order);
  }

  @Test
  void paidOrderWhoseFactWasSkippedOnTheWayToTheWallet() {
    String order = world.placed(1001, 500);
    String payment = world.begun(order, "ALIPAY");
    world.buyerPays(payment, 500);
    world.succeeded(payment, 500, "CREDITED");
    world.orderPaid(payment, false);
    world.fact("RechargeRequested", order, World.END, null);
    Finding finding = Judged.finds(world, Rule.PAID_AND_NOT_CREDITED, order);
    assertThat(finding.known()).containsKeys("facts", "payments", "ALIPAY trades");
  }

  @Test
  void successThatNobodyJudged() {
    String order = world.placed(1001, 500);
    String payment = world.begun(order, "ALIPAY");
    world.buyerPays(payment, 500);
    world.succeeded(payment, 500, null);
    Judged.finds(world, Rule.PAID_AND_NOT_CREDITED, order);
  }

  @Test
  void rightSumThatWasCalledSurplusWhileTheOrderCouldBePaid() {
    String order = world.placed(1001, 500);
    String payment = world.begun(order, "ALIPAY");
    world.buyerPays(payment, 500);
    world.succeeded(payment, 500, "SURPLUS");
    world.suspend(payment, 500);
    world.surplusIsBack(payment, 500);
    Judged.finds(world, Rule.PAID_AND_NOT_CREDITED, order);
  }

  @Test
  void orderThatWasClosedAlthoughItHadBeenPaid() {
    String order = world.placed(1001, 500);
    String payment = world.begun(order, "ALIPAY");
    world.buyerPays(payment, 500);
    world.closing(order, 200);
    world.close(order);
    wentBack(payment);
    Judged.finds(world, Rule.PAID_AND_NOT_CREDITED, order);
  }

  /** An earlier attempt may have closed it at the channel, whatever it was told. */
  @Test
  void orderThatWasPaidWhileItWasBeingClosedIsClean() {
    String order = world.placed(1001, 500);
    String payment = world.begun(order, "ALIPAY");
    world.closing(order, 409);
    world.buyerPays(payment, 500);
    world.closing(order, 200);
    world.close(order);
    wentBack(payment);
    Judged.isClean(world);
  }

  @Test
  void orderThatExpiredAndWasPaidAfterwardsIsClean() {
    String order = world.placed(1001, 500);
    String payment = world.begun(order, "ALIPAY");
    world.buyerPays(payment, 500);
    world.closing(order, 200);
    world.expire(order);
    wentBack(payment);
    Judged.isClean(world);
  }

  @Test
  void orderThatWasCreditedTwice() {
    String payment = world.recharged(1001, 500, "ALIPAY");
    String order = world.payments.get(payment).orderNo();
    world.recharge(1001, order, 500, "ALIPAY");
    Judged.finds(world, Rule.CREDITED_TWICE, order);
  }

  @Test
  void creditThatNoBuyerPaid() {
    String order = world.placed(1001, 500);
    String payment = world.begun(order, "ALIPAY");
    world.succeeded(payment, 500, "CREDITED");
    world.orderPaid(payment, true);
    world.recharge(1001, order, 500, "ALIPAY");
    Judged.finds(world, Rule.CREDITED_WITHOUT_MONEY, order);
  }

  @Test
  void creditOfAnOrderThatIsNotPaid() {
    String order = world.placed(1001, 500);
    world.recharge(1001, order, 500, "ALIPAY");
    Judged.finds(world, Rule.CREDITED_WITHOUT_MONEY, order);
  }

  @Test
  void creditInSomebodyElsesWallet() {
    String order = world.placed(1001, 500);
    String payment = world.begun(order, "ALIPAY");
    world.buyerPays(payment, 500);
    world.succeeded(payment, 500, "CREDITED");
    world.orderPaid(payment, true);
    world.recharge(1002, order, 500, "ALIPAY");
    Judged.finds(world, Rule.CREDITED_ELSEWHERE, order);
  }

  @Test
  void surplusThatIsNotInSuspense() {
    String payment = surplus();
    world.refund(payment, 300, true, "SUCCEEDED");
    Finding finding =
        Judged.verdict(world).findings().stream()
            .filter(each -> each.number().equals(payment))
            .findFirst()
            .orElseThrow();
    assertThat(finding.rule()).isEqualTo(Rule.SURPLUS_ASTRAY.word());
  }

  @Test
  void surplusThatDoesNotGoBack() {
    String payment = surplus();
    world.suspend(payment, 300);
    Judged.finds(world, Rule.SURPLUS_ASTRAY, payment);
  }

  @Test
  void surplusThatCameFromNobody() {
    String payment = world.begun(world.placed(1001, 300), "ALIPAY");
    world.suspend(payment, 300);
    Judged.finds(world, Rule.SURPLUS_ASTRAY, payment);
  }

  @Test
  void refundThatWasSentAgainUnderANewNumber() {
    String payment = world.recharged(1001, 500, "WECHAT");
    world.refunded(payment, 200);
    world.atChannel("8000000000000000001", payment, 200, "SUCCESS");
    Judged.finds(world, Rule.CHANNEL_REFUNDED_UNEXPLAINED, payment);
  }

  @Test
  void refundOfAnotherSumAtTheChannel() {
    String payment = world.recharged(1001, 500, "WECHAT");
    String refund = world.refund(payment, 200, false, "PENDING");
    world.atChannel(refund, payment, 199, "SUCCESS");
    assertThat(Judged.verdict(world).findings())
        .extracting(Finding::rule)
        .contains(Rule.CHANNEL_REFUNDED_UNEXPLAINED.word());
  }

  @Test
  void refundThatWentBackAndWasReleased() {
    String payment = world.recharged(1001, 500, "WECHAT");
    String refund = world.refund(payment, 200, false, "FAILED");
    world.atChannel(refund, payment, 200, "SUCCESS");
    world.ledger.release("REFUND_RELEASE", refund, 1001, 200);
    Judged.finds(world, Rule.REFUNDED_AND_GIVEN_BACK, refund);
  }

  @Test
  void refundThatTheChannelKnowsNothingOf() {
    String payment = world.recharged(1001, 500, "WECHAT");
    String refund = world.refunded(payment, 200);
    world.channelRefunds.remove(refund);
    world.trades.put(payment, WrittenBooks.trade(payment, 500, 500, 0));
    Judged.finds(world, Rule.REFUND_NOT_AT_CHANNEL, refund);
  }

  @Test
  void refundThatTheWalletNeverSpent() {
    String payment = world.recharged(1001, 500, "WECHAT");
    String refund = world.refund(payment, 200, false, "SUCCEEDED");
    world.atChannel(refund, payment, 200, "SUCCESS");
    world.orderRefunded(payment, 200);
    Judged.finds(world, Rule.REFUND_BOOKED_OTHERWISE, refund);
  }

  @Test
  void refundThatTheOrderDoesNotKnow() {
    String payment = world.recharged(1001, 500, "WECHAT");
    world.refunded(payment, 200);
    world.orderPaid(payment, true);
    Judged.finds(world, Rule.REFUND_BOOKED_OTHERWISE, world.payments.get(payment).orderNo());
  }

  @Test
  void payoutUnderANumberThatIsNobodys() {
    world.channelOf.put("7000000000000000001", "ALIPAY");
    world.transfer("7000000000000000001", 400, "SUCCEEDED");
    Judged.finds(world, Rule.CHANNEL_PAID_OUT_UNEXPLAINED, "7000000000000000001");
  }

  @Test
  void payoutToSomebodyElse() {
    earned();
    String no = world.withdrawn(2001, 400, "ALIPAY");
    world.transfer(no, "somebody@sandbox.example", 400, "SUCCEEDED");
    Judged.finds(world, Rule.CHANNEL_PAID_OUT_UNEXPLAINED, no);
  }

  @Test
  void timeoutOfAPayoutThatWasWrittenDownAsFailed() {
    earned();
    String no = world.payingOut(2001, 400, "ALIPAY", "SUCCEEDED");
    world.stageOfWithdrawal(no, "FAILED");
    world.ledger.release("WITHDRAW_RELEASE", no, 2001, 400);
    Finding finding = Judged.finds(world, Rule.PAID_OUT_AND_GIVEN_BACK, no);
    assertThat(finding.known())
        .containsKeys("withdrawals", "payouts", "ALIPAY transfers", "transfers", "holds");
  }

  @Test
  void failedPayoutThatMayStillBePaid() {
    earned();
    String no = world.payingOut(2001, 400, "WECHAT", "WAITING");
    world.stageOfWithdrawal(no, "FAILED");
    world.ledger.release("WITHDRAW_RELEASE", no, 2001, 400);
    Judged.finds(world, Rule.PAID_OUT_AND_GIVEN_BACK, no);
  }

  @Test
  void payoutThatTheChannelKnowsNothingOf() {
    earned();
    String no = world.withdrawn(2001, 400, "ALIPAY");
    world.transfers.remove(no);
    Judged.finds(world, Rule.PAYOUT_NOT_AT_CHANNEL, no);
  }

  @Test
  void payoutThatTheWalletNeverSpent() {
    earned();
    String no = world.payingOut(2001, 400, "ALIPAY", "SUCCEEDED");
    world.stageOfWithdrawal(no, "PAID");
    Judged.finds(world, Rule.PAYOUT_BOOKED_OTHERWISE, no);
  }

  @Test
  void channelHoldsMoreThanTheLedgerSays() {
    world.recharged(1001, 500, "ALIPAY");
    world.receivedBesides = 1;
    assertThat(Judged.verdict(world).findings())
        .extracting(Finding::rule, Finding::number)
        .containsExactly(
            tuple(Rule.CLEARING_DIFFERS.word(), "CLEARING_ALIPAY"),
            tuple(Rule.CLEARING_DIFFERS.word(), "CLEARING_WECHAT"));
  }

  @Test
  void moneyInAWalletThatTheBuyerHasBack() {
    String payment = world.recharged(1001, 500, "ALIPAY");
    world.trades.put(payment, WrittenBooks.trade(payment, 500, 500, 5));
    Finding finding = Judged.finds(world, Rule.OWNERS_ACCOUNT_DIFFERS, "1001");
    assertThat(finding.what()).contains("500", "495");
    assertThat(finding.known()).containsKey("wallets");
    assertThat(Judged.verdict(world).figures())
        .containsAllEntriesOf(Map.of("availableFen", 500L, "expectedOfOwnersFen", 495L));
  }

  @Test
  void suspenseThatTheBuyerHasBack() {
    String payment = surplus();
    world.suspend(payment, 300);
    world.surplusIsBack(payment, 300);
    world.trades.put(payment, WrittenBooks.trade(payment, 300, 300, 0));
    Judged.finds(world, Rule.SUSPENSE_DIFFERS, Ledger.SUSPENSE);
  }

  @Test
  void commissionThatNobodyKept() {
    earned();
    world.ledger.entries.add(
        new WalletBook.Entry(4, 1, "1", 0, "AD_EARNING", "AVAILABLE", 7, null, null));
    world.ledger.entries.add(
        new WalletBook.Entry(5, 1, "1", 1, "AD_EARNING", "AVAILABLE", -7, null, null));
    assertThat(Judged.verdict(world).findings())
        .extracting(Finding::rule)
        .contains(Rule.COMMISSION_DIFFERS.word());
  }

  private void earned() {
    world.recharged(1001, 400, "ALIPAY");
    world.charged(1001, 2001, 400, 0);
  }

  private void wentBack(String payment) {
    world.succeeded(payment, 500, "SURPLUS");
    world.suspend(payment, 500);
    world.surplusIsBack(payment, 500);
  }

  private String surplus() {
    String order = world.placed(1001, 300);
    String payment = world.begun(order, "ALIPAY");
    world.close(order);
    world.buyerPays(payment, 300);
    world.succeeded(payment, 300, "SURPLUS");
    return payment;
  }
}
