package io.adpay.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.adpay.engines.server.Accounts;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class BreachScenario {

  private final RunningSuite suite = RunningSuite.get();

  @Test
  void aRechargeThatOnlyTwoServicesKnowIsNamed() throws SQLException {
    Merchant merchant = suite.merchant(1031);
    String orderNo = merchant.placeOrder(9_900);
    JsonNode payment =
        Recharges.awaitAction(
            merchant, merchant.beginPayment(orderNo, "ALIPAY", "QR").path("paymentNo").asString());
    String paymentNo = payment.path("paymentNo").asString();
    suite.buyer().pay(payment);
    Recharges.awaitPaidAndCreditedOnce(merchant, orderNo, paymentNo);
    Recharges.assertBooksAgree(suite);

    judge(paymentNo, "SURPLUS");
    try {
      await()
          .atMost(Duration.ofMinutes(1))
          .untilAsserted(
              () -> {
                JsonNode check = suite.check();
                assertThat(check.path("ok").asBoolean()).isFalse();
                assertThat(detailOf(check, "recharges_agree")).contains(orderNo);
              });
    } finally {
      judge(paymentNo, "CREDITED");
    }
    Recharges.assertBooksAgree(suite);
  }

  private static String detailOf(JsonNode check, String name) {
    return check
        .path("checks")
        .valueStream()
        .filter(one -> one.path("name").asString().equals(name))
        .filter(one -> !one.path("ok").asBoolean())
        .map(one -> one.path("detail").asString())
        .findFirst()
        .orElse("");
  }

  private void judge(String paymentNo, String disposition) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                suite.databaseUrl("adpay_payment"), Accounts.OWNER, Accounts.OWNER);
        PreparedStatement update =
            connection.prepareStatement(
                "UPDATE payment SET disposition = ? WHERE payment_no = ?")) {
      update.setString(1, disposition);
      update.setLong(2, Long.parseLong(paymentNo));
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }
}
