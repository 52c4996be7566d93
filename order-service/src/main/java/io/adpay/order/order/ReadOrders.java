package io.adpay.order.order;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads orders from the database, not to change them. */
@Component
@Transactional(readOnly = true)
public class ReadOrders {

  private final Orders orders;

  ReadOrders(Orders orders) {
    this.orders = orders;
  }

  /** The order with that number, whoever owns it. */
  public Optional<OrderSnapshot> fromDatabase(long orderNo) {
    return orders.findByNumber(orderNo).map(OrderSnapshot::of);
  }

  /** The orders that the filter lets through, newest first. */
  public List<OrderSnapshot> list(OrderFilter filter, int most) {
    return orders
        .findBy(
            filter.asSpecification(),
            query -> query.sortBy(Sort.by(Sort.Direction.DESC, "orderNo")).limit(most).all())
        .stream()
        .map(OrderSnapshot::of)
        .toList();
  }
}
