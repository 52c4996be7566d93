package io.adpay.order.cache;

import io.adpay.common.queue.Claim;
import io.adpay.common.queue.DelayQueue;
import java.util.List;

/** Deletes the keys whose second delete is due. */
final class DeleteAgain {

  private final DelayQueue due;
  private final OrderCache cache;
  private final OrderCacheProperties properties;

  DeleteAgain(DelayQueue due, OrderCache cache, OrderCacheProperties properties) {
    this.due = due;
    this.cache = cache;
    this.properties = properties;
  }

  /**
   * Works until nothing is due. A key that was taken and not deleted comes back after its lease.
   */
  void run() {
    List<Claim> claims;
    do {
      claims = due.claimDue(properties.batch(), properties.lease());
      List<Long> orders =
          claims.stream().map(claim -> SecondDelete.of(claim.task()).orderNo()).distinct().toList();
      if (orders.isEmpty() || !cache.delete(orders)) {
        return;
      }
      claims.forEach(due::acknowledge);
    } while (claims.size() == properties.batch());
  }
}
