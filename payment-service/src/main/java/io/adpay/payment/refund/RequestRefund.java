package io.adpay.payment.refund;

import io.adpay.common.contract.order.CreditedOrder;
import io.adpay.common.idempotency.IdempotencyClaim;
import io.adpay.common.money.Money;
import io.adpay.common.ordernumber.NumberGenerator;
import io.adpay.common.problem.Problem;
import io.adpay.common.servicecall.ServiceCalls;
import io.adpay.payment.orders.OrderDesk;
import org.springframework.stereotype.Component;

/**
 * A merchant wants money of an order to go back. The order is asked, the sum is set aside on the
 * payment in the transaction that writes the refund down, and then the wallet is asked to hold it;
 * only what is held goes out. What breaks off in between is taken up by the same request sent
 * again, or by the sweep, with the same number.
 */
@Component
final class RequestRefund {

  private final OrderDesk orders;
  private final Refunds refunds;
  private final RefundSteps steps;
  private final HoldRefund hold;
  private final RefundWork work;
  private final NumberGenerator numbers;

  RequestRefund(
      OrderDesk orders,
      Refunds refunds,
      RefundSteps steps,
      HoldRefund hold,
      RefundWork work,
      NumberGenerator numbers) {
    this.orders = orders;
    this.refunds = refunds;
    this.steps = steps;
    this.hold = hold;
    this.work = work;
    this.numbers = numbers;
  }

  /**
   * Begins it.
   *
   * @throws Problem 404 or 409, as the order says; 409 {@code refund_exceeds_paid}, {@code
   *     insufficient_balance}, or {@code invalid_state} where the wallet is frozen; 503 where one
   *     of them does not answer
   */
  Refund request(long orderNo, long uid, Money amount, String reason, IdempotencyClaim claim) {
    CreditedOrder order = orders.credit(orderNo, uid);
    long refundNo = numbers.next(uid);
    steps.request(refundNo, order, amount, reason, () -> claim.bind(refundNo));
    return resume(refundNo);
  }

  /** Takes it up where it stands. */
  Refund resume(long refundNo) {
    Refund refund = find(refundNo);
    if (refund.stage() == RefundStage.HOLDING) {
      hold.hold(refund);
      refund = find(refundNo);
    }
    return switch (refund.stage()) {
      case PENDING -> {
        work.wake(refund.channel());
        yield refund;
      }
      case SUCCEEDED, FAILED -> refund;
      case REFUSED ->
          throw "insufficient_balance".equals(refund.failureCode())
              ? Problem.conflict("insufficient_balance", "The wallet does not have that much.")
              : Problem.invalidState("The wallet is frozen.");
      case HOLDING -> throw ServiceCalls.unreachable();
    };
  }

  private Refund find(long refundNo) {
    return refunds.findByRefundNo(refundNo).orElseThrow();
  }
}
