package io.adpay.order.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.adpay.common.money.Money;
import io.adpay.common.ordernumber.NumberGenerator;
import io.adpay.common.ordernumber.NumberIssuer;
import io.adpay.common.problem.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class OrderTest {

  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00.007Z");
  private static final Duration LIFETIME = Duration.ofMinutes(30);
  private static final Money AMOUNT = Money.ofFen(500);
  private static final long UID = 1001;

  private final NumberGenerator numbers =
      new NumberGenerator(
          NumberIssuer.ORDER,
          _ -> 1,
          Clock.fixed(NOON, ZoneOffset.UTC),
          (RandomGenerator) () -> 0L,
          Duration.ZERO);
  private final Order order =
      Order.place(numbers.next(UID), UID, new NewOrder(500, "CNY", "x"), LIFETIME);

  @Test
  void newOrderIsCreatedWhenItsNumberWasMade() {
    assertThat(order.status()).isEqualTo(OrderStatus.CREATED);
    assertThat(order.createdAt()).isEqualTo(NOON);
    assertThat(order.expiresAt()).isEqualTo(NOON.plus(LIFETIME));
    assertThat(order.refunded()).isEqualTo(Money.ZERO);
    assertThat(order.isCredited()).isFalse();
  }

  @Test
  void numberMustCarryTheGeneOfItsUid() {
    long number = numbers.next(UID) ^ 1;

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Order.place(number, UID, new NewOrder(500, "CNY", "x"), LIFETIME));
  }

  @Test
  void paymentExtendsTheExpiryAndNeverShortensIt() {
    order.beginPayment(NOON.plusSeconds(1), NOON);
    assertThat(order.expiresAt()).isEqualTo(NOON.plus(LIFETIME));

    order.beginPayment(NOON.plus(LIFETIME).plusSeconds(1), NOON);
    assertThat(order.expiresAt()).isEqualTo(NOON.plus(LIFETIME).plusSeconds(1));
    assertThat(order.status()).isEqualTo(OrderStatus.PAYING);
  }

  @Test
  void expiredOrderTakesNoPayment() {
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> order.beginPayment(NOON.plusSeconds(9000), NOON.plus(LIFETIME)))
        .matches(problem -> problem.code().equals("invalid_state"));
    order.beginPayment(NOON.plusSeconds(9000), NOON.plus(LIFETIME).minusMillis(1));
    assertThat(order.isExpired(NOON.plus(LIFETIME))).isFalse();
  }

  @Test
  void expiryFallsBackToItsOwnWhenNoPaymentIsOpen() {
    order.beginPayment(NOON.plusSeconds(9000), NOON);

    order.followPayments(Optional.empty(), LIFETIME, NOON);

    assertThat(order.expiresAt()).isEqualTo(NOON.plus(LIFETIME));
  }

  @Test
  void onlyTheRightSumPays() {
    assertThat(order.wouldBePaidBy(Money.ofFen(499))).isFalse();
    assertThat(order.wouldBePaidBy(Money.ofFen(501))).isFalse();
    assertThat(order.wouldBePaidBy(AMOUNT)).isTrue();
    assertThatIllegalStateException()
        .isThrownBy(() -> order.markPaid(1, Money.ofFen(499), NOON, NOON));
  }

  @Test
  void paidOrderIsPaidOnceAndThenCredited() {
    order.markPaid(1, AMOUNT, NOON, NOON);

    assertThat(order.status()).isEqualTo(OrderStatus.PAID);
    assertThat(order.wouldBePaidBy(AMOUNT)).isFalse();
    assertThatIllegalStateException().isThrownBy(() -> order.markPaid(2, AMOUNT, NOON, NOON));
    assertThatIllegalStateException().isThrownBy(() -> order.close(NOON));

    order.credit(NOON.plusSeconds(1), NOON);
    assertThat(order.isCredited()).isTrue();
  }

  @Test
  void refundsAddUpToTheWholeAndNeverGoBack() {
    order.markPaid(1, AMOUNT, NOON, NOON);
    assertThat(order.credited()).isEmpty();
    order.credit(NOON, NOON);
    assertThat(order.credited()).isPresent();

    assertThat(order.refund(1, Money.ofFen(200), NOON)).isTrue();
    assertThat(order.status()).isEqualTo(OrderStatus.PARTIALLY_REFUNDED);
    assertThat(order.refund(1, Money.ofFen(200), NOON)).isFalse();
    assertThat(order.refund(1, Money.ofFen(100), NOON)).isFalse();
    assertThat(order.refunded()).isEqualTo(Money.ofFen(200));
    assertThat(order.refund(1, AMOUNT, NOON)).isTrue();
    assertThat(order.status()).isEqualTo(OrderStatus.REFUNDED);
    assertThat(order.refund(1, Money.ofFen(200), NOON)).isFalse();
    assertThat(order.status()).isEqualTo(OrderStatus.REFUNDED);
  }

  @Test
  void onlyWhatWasPaidCanHaveGoneBack() {
    assertThatIllegalStateException().isThrownBy(() -> order.refund(1, AMOUNT, NOON));
    order.markPaid(1, AMOUNT, NOON, NOON);

    assertThatIllegalStateException().isThrownBy(() -> order.refund(2, AMOUNT, NOON));
    assertThatIllegalStateException().isThrownBy(() -> order.refund(1, Money.ofFen(501), NOON));
    assertThatIllegalStateException().isThrownBy(() -> order.refund(1, Money.ZERO, NOON));
  }

  @Test
  void closedOrderTakesNothing() {
    order.close(NOON);

    assertThat(order.wouldBePaidBy(AMOUNT)).isFalse();
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> order.beginPayment(NOON.plusSeconds(1), NOON));
    assertThatIllegalStateException().isThrownBy(() -> order.credit(NOON, NOON));
  }
}
