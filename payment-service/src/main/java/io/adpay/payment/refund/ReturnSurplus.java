package io.adpay.payment.refund;

import io.adpay.common.ordernumber.NumberGenerator;
import org.springframework.stereotype.Component;

/**
 * Sends money back that pays nothing. The wallet hears of it in the same transaction, and keeps it
 * in suspense until it is with the buyer.
 */
@Component
public final class ReturnSurplus {

  private final RefundSteps steps;
  private final NumberGenerator numbers;

  ReturnSurplus(RefundSteps steps, NumberGenerator numbers) {
    this.steps = steps;
    this.numbers = numbers;
  }

  /** Begins it, in the transaction that has judged the payment. */
  public void of(long paymentNo, long uid) {
    steps.returnSurplus(numbers.next(uid), paymentNo);
  }
}
