package io.adpay.chaos.judge;

import static java.util.stream.Collectors.groupingBy;

import io.adpay.chaos.journal.Call;
import io.adpay.chaos.journal.CallKind;
import io.adpay.chaos.judge.OrderBook.Order;
import io.adpay.chaos.judge.PaymentBook.Payment;
import java.util.List;
import java.util.Map;

/** What merchants closed, and what their buyers had paid by then, by the clients' own clock. */
final class Closings {

  private final Map<String, List<Call>> closings;
  private final Map<String, List<Call>> paying;

  Closings(List<Call> calls) {
    closings = bySubject(calls, CallKind.CLOSE_ORDER);
    paying = bySubject(calls, CallKind.BUYER_PAYS);
  }

  private static Map<String, List<Call>> bySubject(List<Call> calls, CallKind kind) {
    return calls.stream().filter(call -> call.kind() == kind).collect(groupingBy(Call::subject));
  }

  /**
   * Whether a merchant closed the order, before its time was over, although the channel had told
   * the buyer before the first attempt to close it that the payment is made. Closing asks the
   * channel first, so that can't be. A buyer who pays what the channel has closed proves nothing,
   * nor does a payment whose own time was over: it may have been ended here.
   */
  boolean wasPaidBefore(Order order, Payment payment) {
    List<Call> closed = closings.getOrDefault(order.orderNo(), List.of());
    return order.status() == OrderBook.Status.CLOSED
        && order.changedAt().isBefore(order.expiresAt())
        && order.changedAt().isBefore(payment.expiresAt())
        && closed.stream().anyMatch(Call::succeeded)
        && paying.getOrDefault(payment.paymentNo(), List.of()).stream()
            .filter(Call::succeeded)
            .filter(call -> !call.request().containsKey("evenIfClosed"))
            .map(call -> call.begunAt().plus(call.took()))
            .anyMatch(paidAt -> closed.stream().allMatch(call -> call.begunAt().isAfter(paidAt)));
  }
}
