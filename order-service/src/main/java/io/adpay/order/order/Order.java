package io.adpay.order.order;

import io.adpay.common.contract.order.CreditedOrder;
import io.adpay.common.money.Money;
import io.adpay.common.ordernumber.NumberLayout;
import io.adpay.common.ordernumber.ShardGene;
import io.adpay.common.problem.Problem;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.OneToOne;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a merchant wants to be paid, once. Its row decides which payment pays it and whether one may
 * begin: each change moves the version, and of two that started from the same version only one
 * commits.
 */
@Entity
@Table(name = "t_order")
public class Order {

  @Id
  @Column(name = "order_no")
  private long orderNo;

  @Column(name = "merchant_uid", updatable = false)
  private long uid;

  @Enumerated(EnumType.STRING)
  @Column(name = "status")
  private OrderStatus status;

  @Column(name = "refunded_fen")
  private long refundedFen;

  @Column(name = "credited_payment_no")
  private @Nullable Long creditedPaymentNo;

  @Column(name = "expires_at")
  private Instant expiresAt;

  @Column(name = "changed_at")
  private Instant changedAt;

  @Version
  @Column(name = "version")
  private @Nullable Long version;

  @OneToOne(cascade = CascadeType.PERSIST, optional = false)
  @PrimaryKeyJoinColumn
  private OrderDetail detail;

  @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
  protected Order() {}

  private Order(OrderDetail detail, Instant expiresAt) {
    this.orderNo = detail.orderNo();
    this.uid = detail.uid();
    this.status = OrderStatus.CREATED;
    this.expiresAt = expiresAt;
    this.changedAt = detail.createdAt();
    this.detail = detail;
  }

  /**
   * A new order. It was created when its number was made.
   *
   * @param lifetime how long it may be paid where no payment keeps it open for longer
   * @throws IllegalArgumentException where the number does not carry the uid's gene: nobody would
   *     find the row again
   */
  static Order place(long orderNo, long uid, NewOrder order, Duration lifetime) {
    if (!ShardGene.ofNumber(orderNo).equals(ShardGene.ofUid(uid))) {
      throw new IllegalArgumentException(
          "the number " + orderNo + " does not carry the gene of the uid " + uid);
    }
    Instant createdAt = NumberLayout.madeAt(orderNo);
    return new Order(
        new OrderDetail(orderNo, uid, order.amount(), order.currency(), order.subject(), createdAt),
        createdAt.plus(lifetime));
  }

  /**
   * A payment of it begins and may stay open until that time.
   *
   * @throws Problem 409 {@code invalid_state} where it can't be paid any more
   */
  public void beginPayment(Instant paymentExpiresAt, Instant now) {
    if (!status.isOpen()) {
      throw Problem.invalidState("An order that is " + status + " can't be paid.");
    }
    if (isExpired(now)) {
      throw Problem.invalidState("The order has expired.");
    }
    status = OrderStatus.PAYING;
    expiresAt = later(expiresAt, paymentExpiresAt);
    changed(now);
  }

  /**
   * Its open payments have changed: it can be paid for its lifetime, and for as long as one of them
   * is open.
   *
   * @param lastOpenEnd when the last of its open payments ends, if any is open
   */
  public void followPayments(Optional<Instant> lastOpenEnd, Duration lifetime, Instant now) {
    Instant ofItself = detail.createdAt().plus(lifetime);
    expiresAt = lastOpenEnd.map(end -> later(ofItself, end)).orElse(ofItself);
    changed(now);
  }

  /** Whether money that arrives now would pay it: it is open, and the sum is right. */
  public boolean wouldBePaidBy(Money received) {
    return status.isOpen() && received.equals(amount());
  }

  /**
   * That payment has paid it.
   *
   * @param at when the channel received the money
   */
  public void markPaid(long paymentNo, Money received, Instant at, Instant now) {
    if (!wouldBePaidBy(received)) {
      throw new IllegalStateException(
          "the order " + orderNo + " is " + status + " and is not paid by " + received);
    }
    status = OrderStatus.PAID;
    creditedPaymentNo = paymentNo;
    detail.paid(at.truncatedTo(ChronoUnit.MILLIS));
    changed(now);
  }

  /**
   * Its money is in the merchant's wallet.
   *
   * @param at when it was credited there
   */
  public void credit(Instant at, Instant now) {
    if (!status.isPaid()) {
      throw new IllegalStateException("the order " + orderNo + " was credited and is " + status);
    }
    detail.credited(at.truncatedTo(ChronoUnit.MILLIS));
    changed(now);
  }

  /** Whether that payment has paid it, so that this much of it can have gone back to the buyer. */
  public boolean canBeRefunded(long paymentNo, Money total) {
    return status.isPaid()
        && Objects.equals(creditedPaymentNo, paymentNo)
        && total.isPositive()
        && total.compareTo(amount()) <= 0;
  }

  /**
   * So much of it has gone back to the buyer in all.
   *
   * @return false where that much, or more, was known already: what is told late tells nothing new
   */
  public boolean refund(long paymentNo, Money total, Instant now) {
    if (!canBeRefunded(paymentNo, total)) {
      throw new IllegalStateException(
          "the order " + orderNo + " is " + status + " and can't have refunded " + total);
    }
    if (total.compareTo(refunded()) <= 0) {
      return false;
    }
    refundedFen = total.fen();
    status = total.equals(amount()) ? OrderStatus.REFUNDED : OrderStatus.PARTIALLY_REFUNDED;
    changed(now);
    return true;
  }

  /** Nothing can pay it from now on. */
  public void close(Instant now) {
    if (!status.isOpen()) {
      throw new IllegalStateException("the order " + orderNo + " is " + status);
    }
    status = OrderStatus.CLOSED;
    changed(now);
  }

  public long orderNo() {
    return orderNo;
  }

  public long uid() {
    return uid;
  }

  public OrderStatus status() {
    return status;
  }

  public Money amount() {
    return Money.ofFen(detail.amountFen());
  }

  public String currency() {
    return detail.currency();
  }

  public String subject() {
    return detail.subject();
  }

  public Instant expiresAt() {
    return expiresAt;
  }

  /** Whether its time is over at that moment. */
  public boolean isExpired(Instant now) {
    return !now.isBefore(expiresAt);
  }

  /** Whether its money is in the wallet. */
  public boolean isCredited() {
    return detail.creditedAt() != null;
  }

  /** Grows with each change. It is there once the order is written. */
  public long writtenVersion() {
    return Objects.requireNonNull(version, "an order has a version once it is written");
  }

  /** As those need it who refund it; nothing before its money is in the wallet. */
  Optional<CreditedOrder> credited() {
    Instant at = detail.creditedAt();
    return at == null || creditedPaymentNo == null
        ? Optional.empty()
        : Optional.of(new CreditedOrder(orderNo, uid, creditedPaymentNo, detail.amountFen(), at));
  }

  Money refunded() {
    return Money.ofFen(refundedFen);
  }

  Instant createdAt() {
    return detail.createdAt();
  }

  @Nullable Instant paidAt() {
    return detail.paidAt();
  }

  @Nullable Instant creditedAt() {
    return detail.creditedAt();
  }

  /** The time of the last change, never the same twice: each change must move the row's version. */
  private void changed(Instant now) {
    changedAt = later(now.truncatedTo(ChronoUnit.MILLIS), changedAt.plusMillis(1));
  }

  private static Instant later(Instant one, Instant other) {
    return (one.isAfter(other) ? one : other).truncatedTo(ChronoUnit.MILLIS);
  }
}
