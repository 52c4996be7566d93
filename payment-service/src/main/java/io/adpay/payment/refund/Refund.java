package io.adpay.payment.refund;

import io.adpay.common.contract.payment.Channel;
import io.adpay.common.money.Money;
import io.adpay.payment.channel.OutRefundNo;
import io.adpay.payment.payment.Payment;
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
 * One sum that goes back to a buyer. Its number is what the channel knows it by, so it can be sent
 * any number of times and is done once. Stages never go back.
 */
@Entity
@Table(name = "refund")
public class Refund {

  @Id private long refundNo;
  private long orderNo;
  private long paymentNo;
  private long uid;

  @Enumerated(EnumType.STRING)
  private Channel channel;

  private @Nullable Long surplusOf;
  private long amount;
  private String reason;

  @Enumerated(EnumType.STRING)
  private RefundStage stage;

  private @Nullable String failureCode;
  private Instant createdAt;
  private Instant changedAt;
  private @Nullable Instant finishedAt;
  private @Nullable Instant nextAttemptAt;
  private boolean toBeAsked;
  private int attempts;
  private int unfinishedTries;
  private int sends;
  private @Nullable Instant sentAt;
  private boolean inDoubt;
  private @Nullable String refusal;
  @Version private @Nullable Long version;

  /** For Hibernate, which fills the fields itself. */
  @SuppressWarnings("NullAway.Init")
  protected Refund() {}

  private Refund(
      long refundNo,
      Payment payment,
      RefundOrigin origin,
      Money amount,
      String reason,
      RefundStage stage,
      Instant now,
      Instant firstAttempt) {
    this.refundNo = refundNo;
    this.orderNo = payment.orderNo();
    this.paymentNo = payment.paymentNo();
    this.uid = payment.uid();
    this.channel = payment.channel();
    this.surplusOf = origin == RefundOrigin.SURPLUS ? payment.paymentNo() : null;
    this.amount = amount.fen();
    this.reason = reason;
    this.stage = stage;
    this.createdAt = millis(now);
    this.changedAt = this.createdAt;
    this.nextAttemptAt = millis(firstAttempt);
  }

  /**
   * A refund that a merchant asks for.
   *
   * @param holdAgainAt when to ask the wallet again, where nobody writes down what it said
   */
  static Refund requested(
      long refundNo,
      Payment payment,
      Money amount,
      String reason,
      Instant now,
      Instant holdAgainAt) {
    return new Refund(
        refundNo,
        payment,
        RefundOrigin.REQUESTED,
        amount,
        reason,
        RefundStage.HOLDING,
        now,
        holdAgainAt);
  }

  /** The refund of all that a payment brought. */
  static Refund ofSurplus(
      long refundNo, Payment payment, Money received, String reason, Instant now) {
    return new Refund(
        refundNo, payment, RefundOrigin.SURPLUS, received, reason, RefundStage.PENDING, now, now);
  }

  /** The wallet holds the money: it can go out. */
  boolean hold(Instant now) {
    if (stage != RefundStage.HOLDING) {
      return false;
    }
    stage = RefundStage.PENDING;
    changedAt = millis(now);
    attempts = 0;
    unfinishedTries = 0;
    nextAttemptAt = changedAt;
    return true;
  }

  /** The wallet does not hold the money. */
  boolean refuse(String code, Instant now) {
    if (stage != RefundStage.HOLDING) {
      return false;
    }
    failureCode = code;
    end(RefundStage.REFUSED, now, now);
    return true;
  }

  /** The buyer has the money. */
  boolean succeed(Instant at, Instant now) {
    if (stage != RefundStage.PENDING) {
      return false;
    }
    end(RefundStage.SUCCEEDED, at, now);
    return true;
  }

  /** The channel will never do it. */
  boolean fail(String code, Instant now) {
    if (stage != RefundStage.PENDING) {
      return false;
    }
    failureCode = code;
    end(RefundStage.FAILED, now, now);
    return true;
  }

  /**
   * It is sent now. Until somebody writes down what came of that, it may have been done.
   *
   * @return which sending this is
   */
  Sending beginSending(Instant now) {
    var sending = new Sending(sends + 1, inDoubt);
    sends++;
    sentAt = millis(now);
    inDoubt = true;
    return sending;
  }

  /** Whether the latest sending, if there was any, was before that time. */
  boolean isSettled(Instant time) {
    return sentAt == null || sentAt.isBefore(time);
  }

  /** That sending did nothing for certain. */
  void wasNotSent(Sending sending) {
    if (isLatest(sending)) {
      inDoubt = sending.inDoubtBefore();
    }
  }

  /** Whether nobody has sent it again since. */
  boolean isLatest(Sending sending) {
    return sends == sending.number();
  }

  /** The channel refused to do it; only its answer to a question tells of the earlier sendings. */
  void rememberRefusal(String code) {
    refusal = code;
  }

  /**
   * The task that was claimed until then is worked on, and the next try follows at that time; one
   * that was brought forward meanwhile stays as early as it is.
   *
   * @param asking whether the channel is asked then, and not told to send the money
   */
  void plan(Instant claimedUntil, boolean asking, Instant at) {
    unfinishedTries = 0;
    boolean broughtForward = nextAttemptAt != null && nextAttemptAt.isBefore(claimedUntil);
    if (!broughtForward) {
      toBeAsked = asking;
      nextAttemptAt = millis(at);
    }
  }

  /** The channel is asked about it now, if it was ever sent, even where it is in quarantine. */
  boolean askNow(Instant now) {
    if (stage != RefundStage.PENDING || sends == 0) {
      return false;
    }
    toBeAsked = true;
    unfinishedTries = 0;
    nextAttemptAt = millis(now);
    return true;
  }

  /** One more try came to an end without a result, so the next may take its time. */
  void countAttempt() {
    attempts++;
  }

  private void end(RefundStage last, Instant at, Instant now) {
    stage = last;
    changedAt = millis(now);
    finishedAt = millis(at);
    nextAttemptAt = null;
    unfinishedTries = 0;
  }

  private static Instant millis(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS);
  }

  /** The number that the channel knows it by. */
  public OutRefundNo outRefundNo() {
    return new OutRefundNo(Long.toString(refundNo));
  }

  /** Whether the next thing to do is to ask, and not to send. */
  boolean isToBeAsked() {
    return toBeAsked;
  }

  /** The final refusal that waits for the answer to a question. */
  @Nullable String refusal() {
    return refusal;
  }

  int attempts() {
    return attempts;
  }

  /** How often a try began and has not come to an end. */
  int unfinishedTries() {
    return unfinishedTries;
  }

  public long refundNo() {
    return refundNo;
  }

  public long orderNo() {
    return orderNo;
  }

  public long paymentNo() {
    return paymentNo;
  }

  public long uid() {
    return uid;
  }

  public Channel channel() {
    return channel;
  }

  public RefundOrigin origin() {
    return surplusOf == null ? RefundOrigin.REQUESTED : RefundOrigin.SURPLUS;
  }

  public Money amount() {
    return Money.ofFen(amount);
  }

  /** What the merchant gave as the reason, and the buyer reads. */
  public String reason() {
    return reason;
  }

  public RefundStage stage() {
    return stage;
  }

  /** Why it was refused or has failed, in snake_case. */
  public @Nullable String failureCode() {
    return failureCode;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public @Nullable Instant finishedAt() {
    return finishedAt;
  }

  /**
   * One of the times that it was sent.
   *
   * @param number which one, counted from 1
   * @param inDoubtBefore whether an earlier one may have been done
   */
  record Sending(int number, boolean inDoubtBefore) {}
}
