package io.adpay.withdraw.withdrawal;

import io.adpay.common.contract.payment.Channel;
import io.adpay.common.money.Money;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A traffic owner's wish to have earnings as cash. Its number is what the wallet freezes the money
 * under and what the channel pays it out under.
 *
 * <p>Each change moves the version, and of two that started from the same version only one commits.
 * A verb that does not fit the stage throws: whoever calls one has looked.
 */
@Entity
@Table(name = "withdrawal")
public class Withdrawal {

  private static final int LONGEST_FAILURE_CODE = 64;

  @Id private long withdrawalNo;
  private long uid;
  private long amount;
  private long fee;
  private long payoutAmount;

  @Enumerated(EnumType.STRING)
  private Channel channel;

  @Embedded private Payee payee;

  @Enumerated(EnumType.STRING)
  private WithdrawalStage stage;

  private int approvalsNeeded;
  private @Nullable String reviewedBy;
  private @Nullable String failureCode;
  private @Nullable String channelTransferNo;
  private @Nullable String confirmation;
  private Instant createdAt;
  private Instant changedAt;
  private @Nullable Instant frozenAt;
  private @Nullable Instant payoutBegunAt;
  private @Nullable Instant payoutTakenAt;
  private @Nullable Instant paidAt;
  private @Nullable Instant nextStepAt;
  private int stepTries;
  @Version private @Nullable Long version;

  /** For Hibernate, which fills the fields itself. */
  @SuppressWarnings("NullAway.Init")
  protected Withdrawal() {}

  private Withdrawal(
      long withdrawalNo,
      long uid,
      Money amount,
      Money fee,
      Channel channel,
      Payee payee,
      int approvalsNeeded,
      Instant now,
      Instant nextStepAt) {
    this.withdrawalNo = withdrawalNo;
    this.uid = uid;
    this.amount = amount.fen();
    this.fee = fee.fen();
    this.payoutAmount = amount.minus(fee).fen();
    this.channel = channel;
    this.payee = payee;
    this.stage = WithdrawalStage.FREEZING;
    this.approvalsNeeded = approvalsNeeded;
    this.createdAt = millis(now);
    this.changedAt = this.createdAt;
    this.nextStepAt = millis(nextStepAt);
  }

  /**
   * A wish whose money is not frozen yet.
   *
   * @param approvalsNeeded how many operators will have to approve it
   * @param freezingUntil until when whoever brought it is left to ask the wallet
   */
  static Withdrawal request(
      long withdrawalNo,
      long uid,
      Money amount,
      Money fee,
      Channel channel,
      Payee payee,
      int approvalsNeeded,
      Instant now,
      Instant freezingUntil) {
    if (!amount.minus(fee).isPositive()) {
      throw new IllegalArgumentException("nothing of " + amount + " is left after " + fee);
    }
    return new Withdrawal(
        withdrawalNo, uid, amount, fee, channel, payee, approvalsNeeded, now, freezingUntil);
  }

  /** The wallet has set its money aside. */
  void freeze(Instant now) {
    frozenAt = millis(now);
    if (approvalsNeeded == 0) {
      enter(WithdrawalStage.APPROVED, now);
      nextStepAt = changedAt;
    } else {
      enter(WithdrawalStage.PENDING_REVIEW, now);
    }
  }

  /** The wallet did not set its money aside and never will. */
  void refuse(Refusal why, Instant now) {
    failureCode = why.code();
    enter(WithdrawalStage.REFUSED, now);
  }

  /** An operator has approved it, and another still has to. */
  public void noteApproval(String operator, Instant now) {
    if (stage != WithdrawalStage.PENDING_REVIEW) {
      throw new IllegalStateException("withdrawal " + withdrawalNo + " is " + stage);
    }
    reviewedBy = operator;
    changed(now);
  }

  /** The last operator who was needed has approved it. */
  public void approve(String operator, Instant now) {
    reviewedBy = operator;
    enter(WithdrawalStage.APPROVED, now);
    nextStepAt = changedAt;
  }

  /** An operator has rejected it. */
  public void reject(String operator, Instant now) {
    reviewedBy = operator;
    enter(WithdrawalStage.REJECTED, now);
  }

  /** From now on it may be paid out at any moment. The step that is being taken goes on. */
  public void beginPayout(Instant now) {
    Instant leasedUntil = nextStepAt;
    int tries = stepTries;
    payoutBegunAt = millis(now);
    enter(WithdrawalStage.PAYING, now);
    nextStepAt = leasedUntil;
    stepTries = tries;
  }

  /** payment-service has the payout, and will tell how it ends. */
  public void notePayoutTaken(Instant now) {
    if (awaitsPayoutRequest()) {
      payoutTakenAt = millis(now);
      nextStepAt = null;
      stepTries = 0;
      changed(now);
    }
  }

  /**
   * The channel pays once the payee has confirmed, who is asked with this.
   *
   * @return whether that is news
   */
  public boolean awaitPayee(String told, Instant now) {
    if (stage != WithdrawalStage.PAYING) {
      throw new IllegalStateException("withdrawal " + withdrawalNo + " is " + stage);
    }
    if (told.equals(confirmation)) {
      return false;
    }
    confirmation = told;
    changed(now);
    return true;
  }

  /**
   * The payee has the money.
   *
   * @param transferNo the channel's own number of it
   */
  public void markPaid(String transferNo, Instant at, Instant now) {
    channelTransferNo = transferNo;
    paidAt = millis(at);
    enter(WithdrawalStage.PAID, now);
  }

  /** The channel has finally refused it. */
  public void fail(String code, Instant now) {
    failureCode =
        code.length() <= LONGEST_FAILURE_CODE ? code : code.substring(0, LONGEST_FAILURE_CODE);
    enter(WithdrawalStage.FAILED, now);
  }

  private void enter(WithdrawalStage next, Instant now) {
    if (!stage.leadsTo(next)) {
      throw new IllegalStateException(
          "withdrawal " + withdrawalNo + " is " + stage + " and can't become " + next);
    }
    stage = next;
    nextStepAt = null;
    stepTries = 0;
    changed(now);
  }

  /** The time of the last change, never the same twice: each change must move the row's version. */
  private void changed(Instant now) {
    Instant next = changedAt.plusMillis(1);
    changedAt = millis(now).isAfter(next) ? millis(now) : next;
  }

  private static Instant millis(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS);
  }

  /** Whether payment-service is still to be asked, or may not have heard it. */
  public boolean awaitsPayoutRequest() {
    return stage == WithdrawalStage.PAYING && payoutTakenAt == null;
  }

  /** Whether this service has something to do for it by now. */
  boolean isStepDue() {
    return nextStepAt != null && !nextStepAt.isAfter(changedAt);
  }

  /** How often the step that is next was begun. */
  public int stepTries() {
    return stepTries;
  }

  public long withdrawalNo() {
    return withdrawalNo;
  }

  public long uid() {
    return uid;
  }

  /** What leaves the wallet, the fee included. */
  public Money amount() {
    return Money.ofFen(amount);
  }

  public Money fee() {
    return Money.ofFen(fee);
  }

  /** What the payee gets. */
  public Money payoutAmount() {
    return Money.ofFen(payoutAmount);
  }

  public Channel channel() {
    return channel;
  }

  public Payee payee() {
    return payee;
  }

  public WithdrawalStage stage() {
    return stage;
  }

  /** How many different operators have to approve it; 0 where a rule does. */
  public int approvalsNeeded() {
    return approvalsNeeded;
  }

  public @Nullable String reviewedBy() {
    return reviewedBy;
  }

  /** Why the wallet or the channel refused it. */
  public @Nullable String failureCode() {
    return failureCode;
  }

  public @Nullable String channelTransferNo() {
    return channelTransferNo;
  }

  /** What the payee's app needs to ask for the channel's confirmation, while it is being paid. */
  public @Nullable String confirmation() {
    return stage == WithdrawalStage.PAYING ? confirmation : null;
  }

  public Instant createdAt() {
    return createdAt;
  }

  /** When the wallet had set its money aside. */
  public @Nullable Instant frozenAt() {
    return frozenAt;
  }

  /** From when on it may have been paid out. */
  public @Nullable Instant payoutBegunAt() {
    return payoutBegunAt;
  }

  public @Nullable Instant paidAt() {
    return paidAt;
  }
}
