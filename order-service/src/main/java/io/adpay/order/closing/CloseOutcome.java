package io.adpay.order.closing;

import io.adpay.order.order.OrderSnapshot;
import io.adpay.order.order.OrderStatus;

/** What became of a wish to close an order. */
public sealed interface CloseOutcome {

  /** It is closed, now or already. */
  record Closed(OrderSnapshot order) implements CloseOutcome {}

  /** A buyer may be paying at this moment, or nobody could say: ask again later. */
  record Busy() implements CloseOutcome {}

  /** It is paid, which no close undoes. */
  record Paid(OrderStatus status) implements CloseOutcome {}

  /** There is no such order that was to be closed. */
  record NotFound() implements CloseOutcome {}
}
