package io.adpay.payment.orders;

import io.adpay.common.identity.Caller;
import io.adpay.common.ordernumber.BusinessNumbers;
import io.adpay.common.ordernumber.ShardGene;
import io.adpay.common.problem.Problem;
import io.adpay.payment.payment.Payments;
import org.springframework.stereotype.Component;

/** Tells a merchant's own orders from those of others, which do not exist to it. */
@Component
public final class OwnOrders {

  private final Payments payments;
  private final OrderDesk orders;

  OwnOrders(Payments payments, OrderDesk orders) {
    this.payments = payments;
    this.orders = orders;
  }

  /**
   * The number that a path names. One that carries another uid's gene is another's, or nobody's.
   *
   * @throws Problem 404 where it can't be the caller's
   */
  public static long numberOf(String text, Caller caller) {
    long number = BusinessNumbers.inPath(text);
    if (!ShardGene.ofNumber(number).equals(ShardGene.ofUid(caller.uid()))) {
      throw Problem.notFound();
    }
    return number;
  }

  /**
   * The number of an order of the caller's.
   *
   * @param authorization the caller's own {@code Authorization}
   * @throws Problem 404 where it is not the caller's; 503 where order-service has to be asked and
   *     does not answer
   */
  public long require(String text, Caller caller, String authorization) {
    long orderNo = numberOf(text, caller);
    boolean own =
        payments
            .findFirstByOrderNo(orderNo)
            .map(payment -> payment.uid() == caller.uid())
            .orElseGet(() -> orders.exists(orderNo, authorization));
    if (!own) {
      throw Problem.notFound();
    }
    return orderNo;
  }
}
