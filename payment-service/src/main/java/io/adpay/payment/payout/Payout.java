package io.adpay.payment.payout;

import io.adpay.common.contract.payment.Channel;
import io.adpay.common.money.Money;
import io.adpay.payment.channel.OutPayoutNo;
import io.adpay.payment.channel.Payee;
import io.adpay.payment.channel.PayoutCommand;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A withdrawal's money on its way to the payee. Its number is what the channel knows it by, and its
 * contents never change, so that every attempt repeats the first.
 *
 * <p>What matters most here is whether the channel may have accepted an attempt that nobody has an
 * answer to. An attempt is therefore in doubt from before it is sent until its answer is written
 * down, and while any is, no refusal of another one ends the payout.
 */
@Entity
@Table(name = "payout")
class Payout {

  @Id private long withdrawalNo;
  private long uid;

  @Enumerated(EnumType.STRING)
  private Channel channel;

  private long amount;
  private String payeeAccount;
  private String payeeName;

  @Enumerated(EnumType.STRING)
  private PayoutStatus status;

  private @Nullable String channelTransferNo;
  private @Nullable Instant paidAt;
  private @Nullable String failureCode;
  private @Nullable String confirmation;
  private Instant createdAt;
  private Instant changedAt;
  private @Nullable Instant inDoubtSince;
  private @Nullable Instant leaseUntil;
  private @Nullable Instant nextAttemptAt;
  private int attempts;
  private int turns;
  private int unfinishedTries;
  private @Nullable Instant laidAsideAt;
  @Version private @Nullable Long version;

  /** For Hibernate, which fills the fields itself. */
  @SuppressWarnings("NullAway.Init")
  protected Payout() {}

  /** A payout that is to be sent as soon as may be. */
  Payout(long withdrawalNo, long uid, Channel channel, Money amount, Payee payee, Instant now) {
    this.withdrawalNo = withdrawalNo;
    this.uid = uid;
    this.channel = channel;
    this.amount = amount.fen();
    this.payeeAccount = payee.account();
    this.payeeName = payee.name();
    this.status = PayoutStatus.PENDING;
    this.createdAt = millis(now);
    this.changedAt = this.createdAt;
    this.nextAttemptAt = this.createdAt;
  }

  /** Whether somebody asks for this very payout again. */
  boolean isFor(long otherUid, Channel otherChannel, Money otherAmount, Payee otherPayee) {
    return uid == otherUid
        && channel == otherChannel
        && amount == otherAmount.fen()
        && payee().equals(otherPayee);
  }

  /** An attempt is about to be sent, and may be accepted from now on. */
  void beginAttempt(Instant now) {
    attempts++;
    inDoubtSince = millis(now);
  }

  /** The latest attempt was refused; those before it are as much in doubt as they were. */
  void attemptWasRefused(@Nullable Instant doubtBefore) {
    inDoubtSince = doubtBefore;
  }

  /**
   * The payee has yet to confirm, and does so with this.
   *
   * @return whether that is news
   */
  boolean awaitPayee(String told) {
    if (told.equals(confirmation)) {
      return false;
    }
    confirmation = told;
    return true;
  }

  /** The payee has the money. */
  boolean succeed(String transferNo, Instant when, Instant now) {
    if (status != PayoutStatus.PENDING) {
      return false;
    }
    channelTransferNo = transferNo;
    paidAt = millis(when);
    end(PayoutStatus.SUCCEEDED, now);
    return true;
  }

  /** The channel will never pay it. */
  boolean fail(String code, Instant now) {
    if (status != PayoutStatus.PENDING) {
      return false;
    }
    failureCode = code;
    end(PayoutStatus.FAILED, now);
    return true;
  }

  /**
   * This turn is over and the next one follows at that time; one that was brought forward meanwhile
   * stays as early as it is.
   */
  void nextTurn(@Nullable Instant at, boolean counts) {
    boolean broughtForward =
        leaseUntil != null && nextAttemptAt != null && nextAttemptAt.isBefore(leaseUntil);
    if (!broughtForward) {
      nextAttemptAt = at == null ? null : millis(at);
    }
    if (counts) {
      turns++;
    }
    leaseUntil = null;
    unfinishedTries = 0;
  }

  /** An operator has to look. */
  void layAside(Instant now) {
    if (laidAsideAt == null) {
      laidAsideAt = millis(now);
    }
  }

  private void end(PayoutStatus ended, Instant now) {
    status = ended;
    changedAt = millis(now);
    inDoubtSince = null;
    leaseUntil = null;
    nextAttemptAt = null;
    unfinishedTries = 0;
  }

  private static Instant millis(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS);
  }

  /** Whether it is in the hands of whoever took it until then. */
  boolean isHeldUntil(Instant lease) {
    return lease.equals(leaseUntil);
  }

  /** What the channel is asked to do, the same every time. */
  PayoutCommand command() {
    return new PayoutCommand(outPayoutNo(), amount(), payee());
  }

  /** The number that the channel knows it by. */
  OutPayoutNo outPayoutNo() {
    return new OutPayoutNo(Long.toString(withdrawalNo));
  }

  /** When the latest attempt began of which nobody knows whether it was accepted. */
  Optional<Instant> inDoubtSince() {
    return Optional.ofNullable(inDoubtSince);
  }

  long withdrawalNo() {
    return withdrawalNo;
  }

  /** Whose wallet it comes from. */
  long uid() {
    return uid;
  }

  Channel channel() {
    return channel;
  }

  Money amount() {
    return Money.ofFen(amount);
  }

  private Payee payee() {
    return new Payee(payeeAccount, payeeName);
  }

  PayoutStatus status() {
    return status;
  }

  @Nullable String channelTransferNo() {
    return channelTransferNo;
  }

  /** When it was paid; only of one that succeeded. */
  Instant paidAt() {
    return Objects.requireNonNull(paidAt, "it has not succeeded");
  }

  @Nullable String failureCode() {
    return failureCode;
  }

  @Nullable String confirmation() {
    return confirmation;
  }

  Instant createdAt() {
    return createdAt;
  }

  Instant changedAt() {
    return changedAt;
  }

  int attempts() {
    return attempts;
  }

  int turns() {
    return turns;
  }

  /** How often a turn began since the last one that came to an end. */
  int unfinishedTries() {
    return unfinishedTries;
  }

  @Nullable Instant nextAttemptAt() {
    return nextAttemptAt;
  }

  @Nullable Instant laidAsideAt() {
    return laidAsideAt;
  }

  /** Says nothing of the payee: names and accounts belong in no log. */
  @Override
  public String toString() {
    return "Payout[" + withdrawalNo + ", " + channel + ", " + status + "]";
  }
}
