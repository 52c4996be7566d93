package io.adpay.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.launcher.suite.Part;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class CrashScenario {

  private final RunningSuite suite = RunningSuite.get();
  private final Buyer buyer = suite.buyer();

  @ParameterizedTest
  @EnumSource(
      value = Part.class,
      names = {
        "GATEWAY",
        "ORDER_SERVICE",
        "PAYMENT_SERVICE",
        "WALLET_SERVICE",
        "WITHDRAW_SERVICE",
        "MARIADB",
        "REDIS"
      })
  void aPartKilledBeforeTheBuyerPaysDoesNotLoseTheRecharge(Part part) {
    Merchant merchant = suite.merchant(1021);
    long before = merchant.available();
    String orderNo = merchant.placeOrder(6_000);
    JsonNode payment =
        Recharges.awaitAction(
            merchant, merchant.beginPayment(orderNo, "WECHAT", "QR").path("paymentNo").asString());

    suite.kill(part);
    buyer.pay(payment);
    suite.start(part);

    Recharges.awaitPaidAndCreditedOnce(merchant, orderNo, payment.path("paymentNo").asString());
    assertThat(merchant.available()).isEqualTo(before + 6_000);
  }

  @Test
  void redisWipedInTheMiddleDelaysAndLosesNothing() {
    Merchant merchant = suite.merchant(1022);
    long before = merchant.available();
    List<String> orders = new ArrayList<>();
    List<String> payments = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      String orderNo = merchant.placeOrder(700);
      orders.add(orderNo);
      payments.add(merchant.beginPayment(orderNo, "ALIPAY", "QR").path("paymentNo").asString());
      suite.wipeRedis();
    }
    payments.forEach(
        paymentNo -> {
          buyer.pay(Recharges.awaitAction(merchant, paymentNo));
          suite.wipeRedis();
        });

    for (int i = 0; i < orders.size(); i++) {
      Recharges.awaitPaidAndCreditedOnce(merchant, orders.get(i), payments.get(i));
    }
    assertThat(merchant.available()).isEqualTo(before + 3_500);
    assertThat(nodesOf(orders)).doesNotContainAnyElementsOf(nodesOf(payments));
  }

  @Test
  void aRestartedProcessNeverMakesANumberTwice() {
    Merchant merchant = suite.merchant(1023);
    Set<String> numbers = new HashSet<>();
    int made = 0;
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 20; i++, made++) {
        numbers.add(merchant.placeOrder(100));
      }
      suite.kill(Part.ORDER_SERVICE);
      suite.wipeRedis();
      suite.start(Part.ORDER_SERVICE);
    }
    assertThat(numbers).hasSize(made);
  }

  @Test
  void theBooksAgreeInTheEnd() {
    Recharges.assertBooksAgree(suite);
  }

  /** The seven node bits of each number, above sequence, random and gene. */
  private static Set<Long> nodesOf(List<String> numbers) {
    Set<Long> nodes = new HashSet<>();
    numbers.forEach(number -> nodes.add(Long.parseLong(number) >> 15 & 127));
    return nodes;
  }
}
