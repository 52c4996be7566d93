package io.adpay.payment.refund;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A refund as the public interface shows it.
 *
 * @param amount in fen
 * @param finishedAt when it succeeded or failed
 */
record RefundBody(
    String refundNo,
    String orderNo,
    String paymentNo,
    RefundOrigin origin,
    long amount,
    String reason,
    Status status,
    Instant createdAt,
    @Nullable Instant finishedAt) {

  /** Where it stands. */
  enum Status {
    PENDING,
    SUCCEEDED,
    FAILED
  }

  static RefundBody of(Refund refund) {
    return new RefundBody(
        Long.toString(refund.refundNo()),
        Long.toString(refund.orderNo()),
        Long.toString(refund.paymentNo()),
        refund.origin(),
        refund.amount().fen(),
        refund.reason(),
        switch (refund.stage()) {
          case PENDING -> Status.PENDING;
          case SUCCEEDED -> Status.SUCCEEDED;
          case FAILED -> Status.FAILED;
          case HOLDING, REFUSED ->
              throw new IllegalStateException("refund " + refund.refundNo() + " is not shown");
        },
        refund.createdAt(),
        refund.finishedAt());
  }
}
