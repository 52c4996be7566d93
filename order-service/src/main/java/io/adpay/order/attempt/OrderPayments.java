package io.adpay.order.attempt;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The payments of all orders; each statement asks one table. */
public interface OrderPayments extends Repository<OrderPayment, Long> {

  /** Writes a payment down. */
  OrderPayment save(OrderPayment payment);

  /** The payment with that number. */
  Optional<OrderPayment> findByPaymentNo(long paymentNo);

  /** All payments of an order, ended ones too. */
  List<OrderPayment> findByOrderNo(long orderNo);

  /** The orders of a merchant that a payment with that number belongs to: one, or none. */
  @Query("select p.orderNo from OrderPayment p where p.uid = :uid and p.paymentNo = :paymentNo")
  Set<Long> ordersOfPayment(long uid, long paymentNo);

  /** The orders of a merchant that the channel's trade paid, by the channel's own number. */
  @Query("select p.orderNo from OrderPayment p where p.uid = :uid and p.channelTradeNo = :tradeNo")
  Set<Long> ordersOfTrade(long uid, String tradeNo);
}
