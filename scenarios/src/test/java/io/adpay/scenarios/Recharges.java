package io.adpay.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** What must be true of a recharge in the end. */
final class Recharges {

  /** Longer than the slowest way, and each look costs every service something. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private Recharges() {}

  static JsonNode awaitAction(Merchant merchant, String paymentNo) {
    return Eventually.becomes(
        () -> merchant.payment(paymentNo),
        payment -> payment.path("status").asString().equals("PENDING"));
  }

  static void awaitPaidAndCreditedOnce(Merchant merchant, String orderNo, String paymentNo) {
    Eventually.holds(
        () -> {
          JsonNode order = merchant.order(orderNo);
          assertThat(order.path("status").asString()).isEqualTo("PAID");
          assertThat(order.path("paidAt").isNull()).isFalse();
          assertThat(order.path("creditedAt").isNull()).isFalse();
          JsonNode payment = merchant.payment(paymentNo);
          assertThat(payment.path("status").asString()).isEqualTo("SUCCEEDED");
          assertThat(payment.path("disposition").asString("")).isEqualTo("CREDITED");
        });
    assertThat(merchant.rechargesOf(orderNo)).isEqualTo(1);
  }

  static void assertBooksAgree(RunningSuite suite) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .ignoreExceptions()
        .untilAsserted(
            () -> {
              JsonNode check = suite.check();
              assertThat(check.path("ok").asBoolean()).as(check.toPrettyString()).isTrue();
            });
  }
}
