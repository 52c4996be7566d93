package io.adpay.order.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OrderStatusTest {

  @Test
  void whatIsOpenCanBePaidAndWhatIsPaidCanNot() {
    assertThat(Stream.of(OrderStatus.values()).filter(OrderStatus::isOpen))
        .containsExactly(OrderStatus.CREATED, OrderStatus.PAYING);
    assertThat(Stream.of(OrderStatus.values()).filter(OrderStatus::isPaid))
        .containsExactly(OrderStatus.PAID, OrderStatus.PARTIALLY_REFUNDED, OrderStatus.REFUNDED);
  }
}
