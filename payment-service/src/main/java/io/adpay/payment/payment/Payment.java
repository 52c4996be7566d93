package io.adpay.payment.payment;

import io.adpay.common.contract.payment.Channel;
import io.adpay.common.contract.payment.Disposition;
import io.adpay.common.contract.payment.Method;
import io.adpay.common.money.Money;
import io.adpay.payment.channel.OutTradeNo;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to have an order paid through a channel. Its number is what the channel knows it by.
 *
 * <p>A verb that comes too late changes nothing and says so: statuses never go back, and only money
 * moves a payment that has ended.
 */
@Entity
@Table(name = "payment")
public class Payment {

  private static final int OPEN = 1;

  @Id private long paymentNo;
  private long orderNo;
  private long uid;

  @Enumerated(EnumType.STRING)
  private Channel channel;

  @Enumerated(EnumType.STRING)
  private Method method;

  private long amount;
  private String subject;
  private @Nullable String openid;
  private @Nullable String returnUrl;

  @Enumerated(EnumType.STRING)
  private PaymentStatus status;

  private @Nullable Integer openSlot;

  @Convert(converter = PaymentActionColumn.class)
  private @Nullable PaymentAction action;

  private @Nullable String failureCode;
  private @Nullable Long receivedAmount;
  private @Nullable String channelTradeNo;
  private @Nullable Instant succeededAt;

  @Enumerated(EnumType.STRING)
  private @Nullable Disposition disposition;

  private Instant createdAt;
  private Instant expiresAt;
  private Instant changedAt;
  private @Nullable Instant channelExpiresAt;
  private @Nullable Instant submitLeaseUntil;
  private @Nullable Instant nextAttemptAt;
  private int attempts;
  private int unfinishedTries;
  private @Nullable Instant nextQueryAt;
  private int queries;
  @Embedded private RefundSums refunds = new RefundSums();
  @Version private @Nullable Long version;

  /** For Hibernate, which fills the fields itself. */
  @SuppressWarnings("NullAway.Init")
  protected Payment() {}

  private Payment(
      long paymentNo,
      long orderNo,
      long uid,
      Channel channel,
      Method method,
      Money amount,
      String subject,
      PaymentStatus status,
      Instant createdAt,
      Instant expiresAt) {
    this.paymentNo = paymentNo;
    this.orderNo = orderNo;
    this.uid = uid;
    this.channel = channel;
    this.method = method;
    this.amount = amount.fen();
    this.subject = subject;
    this.status = status;
    this.openSlot = status.isOpen() ? OPEN : null;
    this.createdAt = millis(createdAt);
    this.expiresAt = millis(expiresAt);
    this.changedAt = this.createdAt;
  }

  /** A payment that waits for its turn, until it expires. */
  public static Payment queued(
      long paymentNo,
      long orderNo,
      long uid,
      Channel channel,
      Method method,
      Money amount,
      String subject,
      @Nullable String openid,
      @Nullable String returnUrl,
      Instant now,
      Instant expiresAt) {
    var payment =
        new Payment(
            paymentNo,
            orderNo,
            uid,
            channel,
            method,
            amount,
            subject,
            PaymentStatus.QUEUED,
            now,
            expiresAt);
    payment.openid = openid;
    payment.returnUrl = returnUrl;
    payment.nextAttemptAt = payment.createdAt;
    payment.nextQueryAt = payment.expiresAt;
    return payment;
  }

  /** Keeps a payment that was begun and never stored from beginning late. */
  public static Payment neverBegun(
      long paymentNo,
      long orderNo,
      long uid,
      Channel channel,
      Method method,
      Money amount,
      Instant now) {
    return new Payment(
        paymentNo, orderNo, uid, channel, method, amount, "", PaymentStatus.CLOSED, now, now);
  }

  /** The buyer can pay from now on, by that action. */
  boolean becomePending(PaymentAction readyAction, Instant now, Duration payableFor) {
    if (status != PaymentStatus.QUEUED) {
      return false;
    }
    Instant payableUntil = millis(now.plus(payableFor));
    Instant closesThere = Objects.requireNonNull(channelExpiresAt, "it was never attempted");
    action = readyAction;
    expiresAt = payableUntil.isBefore(closesThere) ? payableUntil : closesThere;
    enter(PaymentStatus.PENDING, now);
    return true;
  }

  /** The channel will never take it. */
  boolean fail(String code, Instant now) {
    if (!status.isOpen()) {
      return false;
    }
    failureCode = code;
    nextQueryAt = null;
    enter(PaymentStatus.FAILED, now);
    return true;
  }

  /** It ends without money. */
  boolean close(Instant now) {
    if (!status.isOpen()) {
      return false;
    }
    nextQueryAt = null;
    enter(PaymentStatus.CLOSED, now);
    return true;
  }

  /** The money is there, whatever we thought before. */
  boolean succeed(Receipt receipt, Instant now) {
    if (status == PaymentStatus.SUCCEEDED) {
      return false;
    }
    receivedAmount = receipt.amount().fen();
    channelTradeNo = receipt.channelTradeNo();
    succeededAt = millis(receipt.paidAt());
    failureCode = null;
    nextQueryAt = null;
    enter(PaymentStatus.SUCCEEDED, now);
    return true;
  }

  /** The order's row has said what the money is for. */
  boolean judge(Disposition verdict, Instant now) {
    if (status != PaymentStatus.SUCCEEDED) {
      throw new ContradictoryJudgement(
          "payment " + paymentNo + " was judged and has not succeeded");
    }
    if (disposition == verdict) {
      return false;
    }
    if (disposition != null) {
      throw new ContradictoryJudgement(
          "payment " + paymentNo + " is " + disposition + " and was judged " + verdict);
    }
    disposition = verdict;
    changedAt = millis(now);
    return true;
  }

  /** It goes on waiting where it was, and this attempt does not count. */
  void wasNotAttempted(Instant now) {
    attempts = Math.max(0, attempts - 1);
    if (attempts == 0) {
      channelExpiresAt = null;
    }
    Instant place = Objects.requireNonNullElse(nextAttemptAt, changedAt);
    tryAgainAt(place.isAfter(now) ? now : place);
  }

  /** It is to be tried again, with the same number, not before that time. */
  void tryAgainAt(Instant time) {
    if (status == PaymentStatus.QUEUED) {
      unfinishedTries = 0;
      submitLeaseUntil = null;
      nextAttemptAt = millis(time);
    }
  }

  /** The channel is asked about it at that time, whatever was planned. */
  void askAt(Instant time) {
    nextQueryAt = millis(time);
  }

  /**
   * The question that was claimed until then is answered, and the next one follows at that time;
   * one that was brought forward meanwhile stays as early as it is.
   */
  void askAgain(Instant claimedUntil, @Nullable Instant next) {
    if (nextQueryAt == null || !nextQueryAt.isBefore(claimedUntil)) {
      nextQueryAt = next == null ? null : millis(next);
    }
  }

  /** One more question was answered, so the next may take its time. */
  void countQuestion() {
    queries++;
  }

  /** Whatever it becomes, it leaves the buffer: nothing goes back to {@code QUEUED}. */
  private void enter(PaymentStatus next, Instant now) {
    status = next;
    openSlot = next.isOpen() ? OPEN : null;
    changedAt = millis(now);
    submitLeaseUntil = null;
    nextAttemptAt = null;
    unfinishedTries = 0;
  }

  private static Instant millis(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS);
  }

  /** Whether somebody is submitting it at this moment. */
  public boolean isBeingSubmitted(Instant now) {
    return submitLeaseUntil != null && submitLeaseUntil.isAfter(now);
  }

  /** Whether the channel may have heard of it. */
  public boolean wasAttempted() {
    return attempts > 0;
  }

  /** Whether it keeps others of the same order, channel and method from being started. */
  public boolean holdsItsSlot() {
    return openSlot != null;
  }

  /** How often a submission began and has not come to an end. */
  public int unfinishedTries() {
    return unfinishedTries;
  }

  /** Whether its time is over. */
  public boolean isExpired(Instant now) {
    return !expiresAt.isAfter(now);
  }

  /** The number that the channel knows it by. */
  public OutTradeNo outTradeNo() {
    return new OutTradeNo(Long.toString(paymentNo));
  }

  public long paymentNo() {
    return paymentNo;
  }

  public long orderNo() {
    return orderNo;
  }

  public long uid() {
    return uid;
  }

  public Channel channel() {
    return channel;
  }

  public Method method() {
    return method;
  }

  public Money amount() {
    return Money.ofFen(amount);
  }

  public String subject() {
    return subject;
  }

  public @Nullable String openid() {
    return openid;
  }

  public @Nullable String returnUrl() {
    return returnUrl;
  }

  public PaymentStatus status() {
    return status;
  }

  public @Nullable PaymentAction action() {
    return action;
  }

  public @Nullable String failureCode() {
    return failureCode;
  }

  public @Nullable Money receivedAmount() {
    return receivedAmount == null ? null : Money.ofFen(receivedAmount);
  }

  public @Nullable String channelTradeNo() {
    return channelTradeNo;
  }

  public @Nullable Instant succeededAt() {
    return succeededAt;
  }

  public @Nullable Disposition disposition() {
    return disposition;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant expiresAt() {
    return expiresAt;
  }

  /** Until when the channel takes money for it; null before the first attempt. */
  public @Nullable Instant channelExpiresAt() {
    return channelExpiresAt;
  }

  /** What has gone back of its money. */
  public RefundSums refunds() {
    return refunds;
  }

  public @Nullable Instant submitLeaseUntil() {
    return submitLeaseUntil;
  }

  public @Nullable Instant nextQueryAt() {
    return nextQueryAt;
  }

  /** How often it was tried at the channel. */
  public int attempts() {
    return attempts;
  }

  /** How often the channel was asked about it. */
  public int queries() {
    return queries;
  }
}
