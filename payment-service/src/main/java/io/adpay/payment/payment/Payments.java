package io.adpay.payment.payment;

import io.adpay.common.contract.payment.Channel;
import io.adpay.common.contract.payment.Method;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All payments. */
public interface Payments extends Repository<Payment, Long> {

  /** The payment of that number. */
  Optional<Payment> findByPaymentNo(long paymentNo);

  /** The payment of that number, for the caller's transaction alone. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select p from Payment p where p.paymentNo = ?1")
  Optional<Payment> lock(long paymentNo);

  /** An order's payments, newest first, those below that number. */
  List<Payment> findByOrderNoAndPaymentNoLessThanOrderByPaymentNoDesc(
      long orderNo, long before, Limit limit);

  /** An order's payments in those statuses. */
  List<Payment> findByOrderNoAndStatusIn(long orderNo, List<PaymentStatus> statuses);

  /** Whether the order has a payment of that kind that is open. */
  boolean existsByOrderNoAndChannelAndMethodAndOpenSlotIsNotNull(
      long orderNo, Channel channel, Method method);

  /** Any one of the order's payments. */
  Optional<Payment> findFirstByOrderNo(long orderNo);

  /** Adds a payment, and shows at once whether the database takes it. */
  Payment saveAndFlush(Payment payment);
}
