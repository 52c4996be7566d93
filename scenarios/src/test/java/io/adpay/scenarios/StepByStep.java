package io.adpay.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.launcher.suite.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Six refunds and seven withdrawals, each brought to stand between two other steps, all at the same
 * time. A step is held up where the part that it needs is paused, where the row that it would
 * change is locked, or where the channel hangs after it has done what it was asked.
 */
final class StepByStep {

  private static final long ABOVE_THE_RULE = 100_000;
  private static final long EACH_ORDER = 1_000;

  private final RunningSuite suite;
  private final List<Tables.HeldRow> heldRows = new ArrayList<>();
  private final Merchant merchant;
  private final TrafficOwner owner;
  private final long recharged;

  private final WatchedRefund walletNotAsked;
  private final WatchedRefund holdNotNoted;
  private final WatchedRefund channelNotCalled;
  private final WatchedRefund refundAnswerLost;
  private final WatchedRefund walletNotTold;
  private final WatchedRefund orderNotTold;

  private final WatchedWithdrawal notFrozen;
  private final WatchedWithdrawal freezeNotNoted;
  private final WatchedWithdrawal payoutNotAsked;
  private final WatchedWithdrawal payoutNotNoted;
  private final WatchedWithdrawal payoutAnswerLost;
  private final WatchedWithdrawal withdrawNotTold;
  private final WatchedWithdrawal paidNotTold;

  /** Prepares what is to be refunded and withdrawn, by owners who have had nothing yet. */
  StepByStep(RunningSuite suite, int merchantUid, int advertiserUid, int ownerUid) {
    this.suite = suite;
    this.merchant = suite.merchant(merchantUid);
    this.owner = suite.trafficOwner(ownerUid);
    List<Recharge> recharges =
        SideBySide.each(
            List.of("WECHAT", "WECHAT", "ALIPAY", "ALIPAY", "ALIPAY", "ALIPAY"),
            channel -> Recharge.credited(suite.buyer(), merchant, channel, EACH_ORDER));
    recharged = EACH_ORDER * recharges.size();
    walletNotAsked = new WatchedRefund(suite, recharges.get(0), 601);
    holdNotNoted = new WatchedRefund(suite, recharges.get(1), 602);
    channelNotCalled = new WatchedRefund(suite, recharges.get(2), 603);
    refundAnswerLost = new WatchedRefund(suite, recharges.get(3), 604);
    walletNotTold = new WatchedRefund(suite, recharges.get(4), 605);
    orderNotTold = new WatchedRefund(suite, recharges.get(5), 606);

    notFrozen = new WatchedWithdrawal(suite, owner, "ALIPAY", 701);
    freezeNotNoted = new WatchedWithdrawal(suite, owner, "ALIPAY", 702);
    payoutNotAsked = new WatchedWithdrawal(suite, owner, "WECHAT", ABOVE_THE_RULE + 703);
    payoutNotNoted = new WatchedWithdrawal(suite, owner, "WECHAT", ABOVE_THE_RULE + 704);
    payoutAnswerLost = new WatchedWithdrawal(suite, owner, "ALIPAY", 705);
    withdrawNotTold = new WatchedWithdrawal(suite, owner, "WECHAT", 706);
    paidNotTold = new WatchedWithdrawal(suite, owner, "WECHAT", 707);

    Merchant advertiser = suite.merchant(advertiserUid);
    long earned = withdrawals().stream().mapToLong(WatchedWithdrawal::fen).sum();
    Recharge _ = Recharge.credited(suite.buyer(), advertiser, "ALIPAY", earned);
    suite.platform().pay(advertiserUid, ownerUid, earned);
  }

  /** Brings each to its place; nothing moves when this returns. */
  void standStill() {
    beginWhatHasToBeOnItsWay();
    stopAtTheWallet();
    stopAtTheChannel();
    stopBehindTheChannel();
    stopBeforeTheWallet();
    stopBeforeThePayouts();
    assertEachStandsInItsPlace();
  }

  private void beginWhatHasToBeOnItsWay() {
    List.of(payoutNotAsked, payoutNotNoted, withdrawNotTold, paidNotTold)
        .forEach(WatchedWithdrawal::ask);
    payoutNotAsked.awaitStage("PENDING_REVIEW");
    payoutNotNoted.awaitStage("PENDING_REVIEW");
    withdrawNotTold.awaitPayeeAsked();
    paidNotTold.awaitPayeeAsked();
  }

  /** With the wallet paused, rows can be locked before what is to be written into them is known. */
  private void stopAtTheWallet() {
    suite.buyer().faults(Map.of("ALIPAY", Map.of("hangRate", 1)));
    suite.pause(Part.WALLET_SERVICE);
    List<WatchedRefund> refunds =
        List.of(holdNotNoted, channelNotCalled, refundAnswerLost, walletNotTold, orderNotTold);
    List<WatchedWithdrawal> withdrawals = List.of(freezeNotNoted, payoutAnswerLost);
    refunds.forEach(WatchedRefund::ask);
    withdrawals.forEach(WatchedWithdrawal::ask);
    refunds.forEach(refund -> refund.awaitStage("HOLDING"));
    withdrawals.forEach(withdrawal -> withdrawal.awaitStage("FREEZING"));
    keep(holdNotNoted.hold());
    keep(freezeNotNoted.hold());
  }

  /** The turn of a payment's refund is taken on the payment's row, before the channel is called. */
  private void stopAtTheChannel() {
    keep(channelNotCalled.holdPayment());
    Tables.HeldRow firstPayment = keep(orderNotTold.holdPayment());
    Tables.HeldRow secondPayment = keep(walletNotTold.holdPayment());
    suite.resume(Part.WALLET_SERVICE);

    Eventually.holds(() -> refundAnswerLost.assertDoneAtChannel(true));
    keep(refundAnswerLost.hold());
    Eventually.holds(payoutAnswerLost::assertDoneAtChannel);
    keep(payoutAnswerLost.holdPayout());
    List.of(channelNotCalled, walletNotTold, orderNotTold)
        .forEach(refund -> refund.awaitStage("PENDING"));
    Eventually.holds(() -> holdNotNoted.assertHeld(true));
    Eventually.holds(() -> freezeNotNoted.assertFrozen(true));
    suite.buyer().noFaults();

    keep(orderNotTold.holdOrder());
    firstPayment.letGo();
    orderNotTold.awaitStage("SUCCEEDED");
    Eventually.holds(() -> orderNotTold.assertSpent(true));

    suite.pause(Part.WALLET_SERVICE);
    secondPayment.letGo();
    walletNotTold.awaitStage("SUCCEEDED");
  }

  private void stopBehindTheChannel() {
    paidNotTold.confirm();
    paidNotTold.awaitStage("PAID");
    keep(withdrawNotTold.hold());
    withdrawNotTold.confirm();
    Eventually.holds(() -> withdrawNotTold.assertPayout("SUCCEEDED"));
  }

  private void stopBeforeTheWallet() {
    walletNotAsked.ask();
    notFrozen.ask();
    walletNotAsked.awaitStage("HOLDING");
    notFrozen.awaitStage("FREEZING");
  }

  private void stopBeforeThePayouts() {
    suite.pause(Part.PAYMENT_SERVICE);
    payoutNotNoted.approve();
    payoutNotNoted.awaitStage("PAYING");
    keep(payoutNotNoted.hold());
    suite.resume(Part.PAYMENT_SERVICE);
    Eventually.holds(() -> payoutNotNoted.assertPayout("PENDING"));

    suite.pause(Part.PAYMENT_SERVICE);
    payoutNotAsked.approve();
    payoutNotAsked.awaitStage("PAYING");
  }

  private void assertEachStandsInItsPlace() {
    walletNotAsked.assertStage("HOLDING");
    walletNotAsked.assertHeld(false);
    holdNotNoted.assertStage("HOLDING");
    holdNotNoted.assertHeld(true);
    channelNotCalled.assertStage("PENDING");
    channelNotCalled.assertDoneAtChannel(false);
    refundAnswerLost.assertStage("PENDING");
    refundAnswerLost.assertDoneAtChannel(true);
    walletNotTold.assertStage("SUCCEEDED");
    walletNotTold.assertSpent(false);
    orderNotTold.assertStage("SUCCEEDED");
    orderNotTold.assertSpent(true);
    orderNotTold.assertOrderWasTold(false);

    notFrozen.assertStage("FREEZING");
    notFrozen.assertFrozen(false);
    freezeNotNoted.assertStage("FREEZING");
    freezeNotNoted.assertFrozen(true);
    payoutNotAsked.assertStage("PAYING");
    payoutNotAsked.assertNoPayout();
    payoutNotNoted.assertStage("PAYING");
    payoutNotNoted.assertPayoutTaken(false);
    payoutNotNoted.assertPayout("PENDING");
    payoutAnswerLost.assertPayout("PENDING");
    payoutAnswerLost.assertDoneAtChannel();
    withdrawNotTold.assertStage("PAYING");
    withdrawNotTold.assertPayout("SUCCEEDED");
    paidNotTold.assertStage("PAID");
    paidNotTold.assertSpent(false);
  }

  /** Kills those parts one after another; then all that was held up may go on. */
  void kill(Set<Part> victims) {
    victims.forEach(suite::kill);
    letGo();
    suite.up();
  }

  /** Lets all rows go, and all parts that are paused, and the channels answer. */
  void letGo() {
    suite.buyer().noFaults();
    heldRows.forEach(Tables.HeldRow::letGo);
    suite.resumeAll();
  }

  void assertEachIsDoneOnce() {
    SideBySide.forEach(refunds(), WatchedRefund::assertDoneOnce);
    SideBySide.forEach(withdrawals(), WatchedWithdrawal::assertDoneOnce);
    long refunded = refunds().stream().mapToLong(WatchedRefund::fen).sum();
    assertThat(merchant.available()).isEqualTo(recharged - refunded);
    assertThat(merchant.wallet().frozen()).isZero();
    assertThat(owner.wallet().available()).isZero();
    assertThat(owner.wallet().frozen()).isZero();
  }

  private List<WatchedRefund> refunds() {
    return List.of(
        walletNotAsked,
        holdNotNoted,
        channelNotCalled,
        refundAnswerLost,
        walletNotTold,
        orderNotTold);
  }

  private List<WatchedWithdrawal> withdrawals() {
    return List.of(
        notFrozen,
        freezeNotNoted,
        payoutNotAsked,
        payoutNotNoted,
        payoutAnswerLost,
        withdrawNotTold,
        paidNotTold);
  }

  private Tables.HeldRow keep(Tables.HeldRow row) {
    heldRows.add(row);
    return row;
  }
}
