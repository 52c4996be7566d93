package io.adpay.chaos.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.chaos.journal.CallKind;
import io.adpay.chaos.judge.ChannelBook.Faults;
import io.adpay.chaos.judge.PaymentBook.DeadLetter;
import io.adpay.chaos.judge.PaymentBook.Notice;
import io.adpay.chaos.judge.PaymentBook.Payment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What should have ended by now, and what may be open with good reason. */
class OpenRulesTest {

  private static final long NEEDS_TWO = 50_000_000;

  private final World world = new World();

  @Test
  void factThatWasNeverDeliveredIsFoundAndNotWhatItHasNotDone() {
    String order = world.placed(1001, 500);
    String payment = world.begun(order, "ALIPAY");
    world.buyerPays(payment, 500);
    world.succeeded(payment, 500, "CREDITED");
    world.orderPaid(payment, false);
    world.fact("RechargeRequested", order, null, null);
    Judged.finds(world, Rule.OPEN_PAST_ITS_BOUND, order);
  }

  @Test
  void factThatWasRefused() {
    world.fact("RechargeRequested", world.placed(1001, 500), null, World.END);
    Judged.finds(world, Rule.PARKED, world.orders.keySet().iterator().next());
  }

  @Test
  void paymentThatNeverReachedItsChannel() {
    String payment = world.begun(world.placed(1001, 500), "ALIPAY");
    status(payment, "QUEUED", World.END);
    world.trades.remove(payment);
    world.forgetAnswer(CallKind.BEGIN_PAYMENT);
    Judged.finds(world, Rule.OPEN_PAST_ITS_BOUND, payment);
  }

  @Test
  void paymentThatIsOpenLongAfterItsExpiry() {
    String payment = world.begun(world.placed(1001, 500), "ALIPAY");
    status(payment, "PENDING", World.END.minus(Duration.ofMinutes(6)));
    Judged.finds(world, Rule.OPEN_PAST_ITS_BOUND, payment);
  }

  @Test
  void refundThatNobodyCarriesOn() {
    String payment = world.recharged(1001, 500, "WECHAT");
    String refund = world.refund(payment, 200, false, "PENDING");
    Judged.finds(world, Rule.OPEN_PAST_ITS_BOUND, refund);
  }

  @Test
  void refundIsExcusedWhileItsChannelHasNoMoney() {
    String payment = world.recharged(1001, 500, "WECHAT");
    world.refund(payment, 200, false, "PENDING");
    world.faults = new Faults(true, false, false, false);
    Judged.isClean(world);
  }

  @Test
  void refundIsExcusedWhileItsChannelHoldsItUp() {
    String payment = world.recharged(1001, 500, "WECHAT");
    String refund = world.refund(payment, 200, false, "PENDING");
    world.atChannel(refund, payment, 200, "PROCESSING");
    Judged.finds(world, Rule.OPEN_PAST_ITS_BOUND, refund);
    world.faults = new Faults(false, true, false, false);
    Judged.isClean(world);
  }

  @Test
  void refundThatIsStuckAtItsChannelIsAnOperatorsOnceOneKnows() {
    String payment = world.recharged(1001, 500, "WECHAT");
    String refund = world.refund(payment, 200, false, "PENDING");
    world.atChannel(refund, payment, 200, "ABNORMAL");
    Judged.finds(world, Rule.OPEN_PAST_ITS_BOUND, refund);
    world.letters.add(new DeadLetter("refunds-wechat", refund, 0, World.START, null));
    world.checks.add(new Books.Check("no_dead_letters", false, "one"));
    Judged.isClean(world);
  }

  @Test
  void surplusThatTheChannelWillNeverSendBackIsAnOperators() {
    String order = world.placed(1001, 300);
    String payment = world.begun(order, "WECHAT");
    world.close(order);
    world.buyerPays(payment, 300);
    world.succeeded(payment, 300, "SURPLUS");
    world.suspend(payment, 300);
    String refund = world.refund(payment, 300, true, "FAILED");
    world.atChannel(refund, payment, 300, "CLOSED");
    Judged.finds(world, Rule.SURPLUS_ASTRAY, payment);
    world.letters.add(new DeadLetter("refunds-stuck-surplus", refund, 0, World.START, null));
    Judged.isClean(world);
  }

  @Test
  void withdrawalThatNobodyCarriesOn() {
    earned();
    String no = world.payingOut(2001, 400, "ALIPAY", "PROCESSING");
    Judged.finds(world, Rule.OPEN_PAST_ITS_BOUND, no);
    world.faults = new Faults(false, false, true, false);
    Judged.isClean(world);
  }

  @Test
  void payoutThatTheChannelHasMadeAndNobodyHasNoticed() {
    earned();
    String no = world.payingOut(2001, 400, "WECHAT", "SUCCEEDED");
    Judged.finds(world, Rule.OPEN_PAST_ITS_BOUND, no);
  }

  @Test
  void withdrawalThatWaitsForAnOperatorMayWait() {
    earned(NEEDS_TWO);
    String no = world.waiting(2001, NEEDS_TWO);
    Judged.isClean(world);
    world.decided("operator", no, CallKind.APPROVE, "PENDING_REVIEW");
    world.decided("operator", no, CallKind.APPROVE, "PENDING_REVIEW");
    world.review("operator", no, "APPROVED");
    Judged.isClean(world);
  }

  @Test
  void withdrawalThatWaitsAlthoughEnoughHaveApprovedIt() {
    earned(NEEDS_TWO);
    String no = world.waiting(2001, NEEDS_TWO);
    for (String operator : List.of("operator", "operator-2")) {
      world.decided(operator, no, CallKind.APPROVE, "PENDING_REVIEW");
      world.review(operator, no, "APPROVED");
    }
    Judged.finds(world, Rule.OPEN_PAST_ITS_BOUND, no);
  }

  @Test
  void noticeThatIsStillInDoubt() {
    String payment = world.begun(world.placed(1001, 500), "ALIPAY");
    notice(payment, World.START);
    Finding finding = Judged.finds(world, Rule.OPEN_PAST_ITS_BOUND, payment);
    assertThat(finding.known()).containsKey("notices");
  }

  @Test
  void taskThatBrokeItsWorkersAndDidNotEnd() {
    earned();
    String no = world.payingOut(2001, 400, "ALIPAY", "PROCESSING");
    world.faults = new Faults(false, false, true, false);
    Judged.isClean(world);
    world.letters.add(new DeadLetter("payouts-alipay", no, 5, World.START, World.END));
    Judged.isClean(world);
    world.letters.add(new DeadLetter("payouts-alipay", no, 5, World.START, null));
    Judged.finds(world, Rule.LAID_ASIDE, no);
  }

  @Test
  void taskOfNobodyThatBrokeItsWorkers() {
    world.letters.add(new DeadLetter("payments-alipay", "1", 5, World.START, null));
    Judged.finds(world, Rule.LAID_ASIDE, "1");
  }

  @Test
  void paymentThatNobodyCouldBringToItsChannelBeforeItExpired() {
    String payment = world.begun(world.placed(1001, 500), "ALIPAY");
    status(payment, "CLOSED", World.START.minusSeconds(1));
    world.letters.add(new DeadLetter("payments-alipay", payment, 5, World.START, null));
    Judged.finds(world, Rule.LAID_ASIDE, payment);
  }

  @Test
  void tasksThatBrokeTheirWorkersAndEndedAllTheSame() {
    String payment = world.begun(world.placed(1001, 500), "ALIPAY");
    world.letters.add(new DeadLetter("payments-alipay", payment, 5, World.START, null));
    String refund = world.refunded(world.recharged(1001, 500, "WECHAT"), 100);
    world.letters.add(new DeadLetter("refunds-wechat", refund, 5, World.START, null));
    earned();
    String withdrawal = world.withdrawn(2001, 400, "ALIPAY");
    world.letters.add(new DeadLetter("payouts-alipay", withdrawal, 5, World.START, null));
    Judged.isClean(world);
  }

  @Test
  void payoutOfWhichItsChannelContradictsItself() {
    earned();
    String withdrawal = world.withdrawn(2001, 400, "ALIPAY");
    world.letters.add(new DeadLetter("payouts-contradicted", withdrawal, 0, World.START, null));
    Judged.finds(world, Rule.LAID_ASIDE, withdrawal);
  }

  @Test
  void refundThatTookTooManyTriesAndEndedIsAnOperatorsAlready() {
    String payment = world.recharged(1001, 500, "WECHAT");
    String refused = world.refund(payment, 200, false, "FAILED");
    world.atChannel(refused, payment, 200, "CLOSED");
    world.ledger.release("REFUND_RELEASE", refused, 1001, 200);
    String done = world.refunded(payment, 100);
    for (String refund : List.of(refused, done)) {
      world.letters.add(new DeadLetter("refunds-wechat", refund, 0, World.START, null));
      world.letters.add(new DeadLetter("refund-holds", refund, 0, World.START, null));
    }
    Judged.isClean(world);
  }

  @Test
  void refundOfWhichOneSaysThatItFailedAndAnotherThatItDidNot() {
    String refund = world.refunded(world.recharged(1001, 500, "WECHAT"), 100);
    world.letters.add(new DeadLetter("refunds-contradicted", refund, 0, World.START, null));
    Judged.finds(world, Rule.LAID_ASIDE, refund);
  }

  @Test
  void holdWhoseRefundNeverWas() {
    String no = world.refund(world.recharged(1001, 500, "ALIPAY"), 100, false, "REFUSED");
    world.forgetAnswer(CallKind.ASK_REFUND);
    Judged.finds(world, Rule.HELD_FOR_NOTHING, no);
  }

  @Test
  void requestThatIsStillCarriedOut() {
    key(World.START, World.END.minusSeconds(30));
    key(World.END.minusSeconds(1), World.END.plusSeconds(29));
    Judged.isClean(world);
    key(World.START, World.END.plusSeconds(30));
    Judged.finds(world, Rule.OPEN_PAST_ITS_BOUND, "a request at order-service");
  }

  private void key(Instant createdAt, Instant claimedUntil) {
    world.keys.add(new ServiceTables.Key("order-service", null, createdAt, claimedUntil));
  }

  /** An order may expire while all is being judged: what that sets going has just begun. */
  @Test
  void whatHasJustBegunMayBeOnItsWay() {
    String order = world.placed(1001, 500);
    String payment = world.begun(order, "ALIPAY");
    world.buyerPays(payment, 500);
    world.succeeded(payment, 500, "CREDITED");
    world.orderPaid(payment, false);
    world.fact("RechargeRequested", order, World.END.minusMillis(1), null, null);
    notice(payment, World.END.minusMillis(1));
    Judged.isClean(world);
    world.letters.add(new DeadLetter("channel-notices", "7", 5, World.START, null));
    assertThat(new JudgeBooks(Bounds.local()).open(world.books())).hasSize(2);
  }

  /** A surplus is not in suspense yet while the ledger has not heard of it. */
  @Test
  void moneyThatIsOnItsWayIsMissedNowhere() {
    String payment = world.recharged(1001, 300, "WECHAT");
    String second = world.begun(world.payments.get(payment).orderNo(), "ALIPAY");
    world.orderPaid(payment, true);
    world.buyerPays(second, 300);
    world.succeeded(second, 300, "SURPLUS");
    world.fact("SurplusReceived", second, World.END, null, null);
    Judged.isClean(world);
  }

  private void notice(String payment, Instant receivedAt) {
    world.notices.add(
        new Notice(
            7,
            "ALIPAY",
            "PAYMENT_SUCCEEDED",
            payment,
            null,
            null,
            499L,
            receivedAt,
            null,
            "NOT_CONFIRMED"));
  }

  private void earned() {
    earned(400);
  }

  private void earned(long fen) {
    world.recharged(1001, fen, "ALIPAY");
    world.charged(1001, 2001, fen, 0);
  }

  private void status(String paymentNo, String status, Instant expiresAt) {
    Payment old = world.payments.get(paymentNo);
    world.payments.put(
        paymentNo,
        new Payment(
            paymentNo,
            old.orderNo(),
            old.uid(),
            old.channel(),
            old.method(),
            old.fen(),
            PaymentBook.PaymentStatus.valueOf(status),
            null,
            null,
            null,
            null,
            1,
            old.createdAt(),
            expiresAt,
            old.changedAt()));
  }
}
