package io.adpay.order.attempt;

import io.adpay.common.contract.order.BeginPayment;
import io.adpay.common.contract.payment.Channel;
import io.adpay.common.contract.payment.Disposition;
import io.adpay.common.contract.payment.Method;
import io.adpay.common.money.Money;
import io.adpay.order.order.Order;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** A payment as its order sees it. Payment-service owns the payment itself. */
@Entity
@Table(name = "t_order_payment")
public class OrderPayment {

  @Id
  @Column(name = "payment_no")
  private long paymentNo;

  @Column(name = "order_no", updatable = false)
  private long orderNo;

  @Column(name = "merchant_uid", updatable = false)
  private long uid;

  @Enumerated(EnumType.STRING)
  @Column(name = "channel", updatable = false)
  private Channel channel;

  @Enumerated(EnumType.STRING)
  @Column(name = "method", updatable = false)
  private Method method;

  @Enumerated(EnumType.STRING)
  @Column(name = "state")
  private PaymentState state;

  @Enumerated(EnumType.STRING)
  @Column(name = "disposition")
  private @Nullable Disposition disposition;

  @Column(name = "expires_at")
  private Instant expiresAt;

  @Column(name = "channel_trade_no")
  private @Nullable String channelTradeNo;

  @Column(name = "received_fen")
  private @Nullable Long receivedFen;

  @Column(name = "succeeded_at")
  private @Nullable Instant succeededAt;

  @Version
  @Column(name = "version")
  private @Nullable Long version;

  @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
  protected OrderPayment() {}

  private OrderPayment(Order order, BeginPayment begin) {
    this.paymentNo = begin.paymentNo();
    this.orderNo = order.orderNo();
    this.uid = order.uid();
    this.channel = begin.channel();
    this.method = begin.method();
    this.state = PaymentState.OPEN;
    this.expiresAt = begin.expiresAt().truncatedTo(ChronoUnit.MILLIS);
  }

  /** A payment that the order lets begin. */
  static OrderPayment begun(Order order, BeginPayment begin) {
    return new OrderPayment(order, begin);
  }

  /** The buyer can pay until that time; false where the payment has ended already. */
  boolean pendingUntil(Instant time) {
    if (!isOpen()) {
      return false;
    }
    expiresAt = time.truncatedTo(ChronoUnit.MILLIS);
    return true;
  }

  /** It ended without money; false where that, or its success, is known already. */
  public boolean endAs(PaymentState end) {
    if (!isOpen()) {
      return false;
    }
    state = end;
    return true;
  }

  /**
   * The channel has the money, and this is what it is for. However it ended before: money counts.
   */
  public void succeed(Money received, String tradeNo, Instant at, Disposition judgement) {
    if (state == PaymentState.SUCCEEDED) {
      throw new IllegalStateException("the payment " + paymentNo + " is judged already");
    }
    state = PaymentState.SUCCEEDED;
    receivedFen = received.fen();
    channelTradeNo = tradeNo;
    succeededAt = at.truncatedTo(ChronoUnit.MILLIS);
    disposition = judgement;
  }

  public long paymentNo() {
    return paymentNo;
  }

  public long orderNo() {
    return orderNo;
  }

  public Channel channel() {
    return channel;
  }

  public Method method() {
    return method;
  }

  public PaymentState state() {
    return state;
  }

  /** Whether it may still bring money in time. */
  public boolean isOpen() {
    return state == PaymentState.OPEN;
  }

  Instant expiresAt() {
    return expiresAt;
  }
}
