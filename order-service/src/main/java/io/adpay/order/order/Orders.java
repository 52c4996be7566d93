package io.adpay.order.order;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All orders; each statement about one of them asks one table. */
interface Orders extends Repository<Order, Long>, JpaSpecificationExecutor<Order> {

  Order saveAndFlush(Order order);

  void flush();

  @Query("select o from Order o join fetch o.detail where o.orderNo = :orderNo")
  Optional<Order> findByNumber(long orderNo);
}
