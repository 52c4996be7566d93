package io.adpay.order.order;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The wide half of an order: what is written once and read with it. */
@Entity
@Table(name = "t_order_detail")
class OrderDetail {

  @Id
  @Column(name = "order_no")
  private long orderNo;

  @Column(name = "merchant_uid", updatable = false)
  private long uid;

  @Column(name = "amount_fen", updatable = false)
  private long amountFen;

  @Column(name = "currency", updatable = false)
  private String currency;

  @Column(name = "subject", updatable = false)
  private String subject;

  @Column(name = "created_at", updatable = false)
  private Instant createdAt;

  @Column(name = "paid_at")
  private @Nullable Instant paidAt;

  @Column(name = "credited_at")
  private @Nullable Instant creditedAt;

  @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
  protected OrderDetail() {}

  OrderDetail(
      long orderNo, long uid, long amountFen, String currency, String subject, Instant createdAt) {
    this.orderNo = orderNo;
    this.uid = uid;
    this.amountFen = amountFen;
    this.currency = currency;
    this.subject = subject;
    this.createdAt = createdAt;
  }

  long orderNo() {
    return orderNo;
  }

  long uid() {
    return uid;
  }

  long amountFen() {
    return amountFen;
  }

  String currency() {
    return currency;
  }

  String subject() {
    return subject;
  }

  Instant createdAt() {
    return createdAt;
  }

  @Nullable Instant paidAt() {
    return paidAt;
  }

  @Nullable Instant creditedAt() {
    return creditedAt;
  }

  void paid(Instant at) {
    paidAt = at;
  }

  void credited(Instant at) {
    creditedAt = at;
  }
}
