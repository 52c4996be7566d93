package io.adpay.order.reading;

import io.adpay.common.ordernumber.BusinessNumbers;
import io.adpay.common.ordernumber.NumberLayout;
import io.adpay.common.paging.Page;
import io.adpay.common.paging.PageRequest;
import io.adpay.order.attempt.OrderPayments;
import io.adpay.order.order.OrderFilter;
import io.adpay.order.order.OrderSnapshot;
import io.adpay.order.order.OrderStatus;
import io.adpay.order.order.ReadOrders;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lists a merchant's orders, newest first. */
@Component
final class ListOrders {

  private static final long JUST_BELOW_A_MILLISECOND = 999_999;

  private final ReadOrders orders;
  private final OrderPayments payments;

  ListOrders(ReadOrders orders, OrderPayments payments) {
    this.orders = orders;
    this.payments = payments;
  }

  /**
   * What is asked for; what is null does not narrow it.
   *
   * @param from the earliest time of creation
   * @param to the first time of creation beyond
   * @param outTradeNo our number of one of its payments at the channel
   * @param channelTradeNo the channel's number of the trade that paid it
   */
  record Wanted(
      @Nullable OrderStatus status,
      @Nullable Instant from,
      @Nullable Instant to,
      @Nullable String outTradeNo,
      @Nullable String channelTradeNo) {}

  Page<OrderSnapshot> list(long uid, Wanted wanted, PageRequest page) {
    Set<Long> among = ordersNamed(uid, wanted);
    if (among != null && among.isEmpty()) {
      return new Page<>(List.of(), null);
    }
    long from = wanted.from() == null ? 0 : firstNumberAt(wanted.from());
    long before =
        wanted.to() == null ? page.before() : Math.min(page.before(), firstNumberAt(wanted.to()));
    var filter = new OrderFilter(uid, wanted.status(), from, before, among);
    return Page.of(
        orders.list(filter, page.fetch()), page, order -> Long.parseLong(order.orderNo()));
  }

  /** The orders that the payment filters name; null where there is no such filter. */
  private @Nullable Set<Long> ordersNamed(long uid, Wanted wanted) {
    Set<Long> named = null;
    if (wanted.outTradeNo() != null) {
      OptionalLong paymentNo = BusinessNumbers.parse(wanted.outTradeNo());
      named =
          paymentNo.isPresent()
              ? new HashSet<>(payments.ordersOfPayment(uid, paymentNo.getAsLong()))
              : new HashSet<>();
    }
    if (wanted.channelTradeNo() != null) {
      Set<Long> ofTrade = new HashSet<>(payments.ordersOfTrade(uid, wanted.channelTradeNo()));
      if (named != null) {
        ofTrade.retainAll(named);
      }
      named = ofTrade;
    }
    return named;
  }

  /** An order is created in the millisecond of its number, so a part of one rounds up. */
  private static long firstNumberAt(Instant time) {
    return NumberLayout.firstAt(
        time.plusNanos(JUST_BELOW_A_MILLISECOND).truncatedTo(ChronoUnit.MILLIS));
  }
}
