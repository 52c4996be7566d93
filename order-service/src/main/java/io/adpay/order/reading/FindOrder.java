package io.adpay.order.reading;

import io.adpay.common.ordernumber.ShardGene;
import io.adpay.common.problem.Problem;
import io.adpay.order.cache.OrderCache;
import io.adpay.order.order.OrderSnapshot;
import io.adpay.order.order.ReadOrders;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds one order of a merchant: in Redis, or else in the database, and then in Redis next time.
 */
@Component
final class FindOrder {

  private static final Logger log = LoggerFactory.getLogger(FindOrder.class);

  private final OrderCache cache;
  private final ReadOrders orders;
  private final JsonMapper json;

  FindOrder(OrderCache cache, ReadOrders orders, JsonMapper json) {
    this.cache = cache;
    this.orders = orders;
    this.json = json;
  }

  /**
   * The order.
   *
   * @throws Problem 404 where there is none, or it is another's
   */
  OrderSnapshot find(long uid, long orderNo) {
    if (!ShardGene.ofNumber(orderNo).equals(ShardGene.ofUid(uid))) {
      throw Problem.notFound();
    }
    return cached(orderNo)
        .or(() -> readAndKept(orderNo))
        .filter(order -> order.belongsTo(uid))
        .orElseThrow(Problem::notFound);
  }

  private Optional<OrderSnapshot> cached(long orderNo) {
    return cache.find(orderNo).flatMap(this::understood);
  }

  private Optional<OrderSnapshot> understood(String text) {
    try {
      return Optional.of(json.readValue(text, OrderSnapshot.class));
    } catch (JacksonException e) {
      log.warn("An order in the cache was written by another version; the database is asked", e);
      return Optional.empty();
    }
  }

  private Optional<OrderSnapshot> readAndKept(long orderNo) {
    Optional<OrderSnapshot> order = orders.fromDatabase(orderNo);
    order.ifPresent(found -> cache.fill(orderNo, json.writeValueAsString(found)));
    return order;
  }
}
