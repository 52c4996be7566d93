package io.adpay.order.order;

import io.adpay.common.contract.order.CreditedOrder;
import io.adpay.common.problem.Problem;
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

  /**
   * A merchant's order, as those need it who refund it.
   *
   * @throws Problem 404 where it is not that merchant's, 409 {@code invalid_state} before its money
   *     is in the wallet
   */
  public CreditedOrder credited(long orderNo, long uid) {
    return orders
        .findByNumber(orderNo)
        .filter(order -> order.uid() == uid)
        .orElseThrow(Problem::notFound)
        .credited()
        .orElseThrow(() -> Problem.invalidState("The order's money is not in the wallet."));
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
