package io.adpay.order.order;

import jakarta.persistence.criteria.Predicate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.domain.Specification;

/**
 * Which of a merchant's orders are asked for. Times are bounds of numbers, which carry them.
 *
 * @param uid the merchant; leads to one table
 * @param status only these, if any is named
 * @param from the smallest number
 * @param before the first number beyond
 * @param among only these numbers, unless null
 */
public record OrderFilter(
    long uid, @Nullable OrderStatus status, long from, long before, @Nullable Set<Long> among) {

  private static final String NUMBER = "orderNo";

  Specification<Order> asSpecification() {
    return (order, _, is) -> {
      order.fetch("detail");
      List<Predicate> all = new ArrayList<>();
      all.add(is.equal(order.get("uid"), uid));
      all.add(is.greaterThanOrEqualTo(order.get(NUMBER), from));
      all.add(is.lessThan(order.get(NUMBER), before));
      if (status != null) {
        all.add(is.equal(order.get("status"), status));
      }
      if (among != null) {
        all.add(order.get(NUMBER).in(among));
      }
      return is.and(all);
    };
  }
}
