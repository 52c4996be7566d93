package io.adpay.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.launcher.suite.NodeStatus;
import io.adpay.launcher.suite.State;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RestartScenario {

  private final RunningSuite suite = RunningSuite.get();

  @Test
  void everythingIsThereAfterTheWholeSuiteWasStoppedAndStarted() {
    Merchant merchant = suite.merchant(1041);
    String paid = merchant.placeOrder(2_500);
    JsonNode payment = begin(merchant, paid);
    suite.buyer().pay(payment);
    Recharges.awaitPaidAndCreditedOnce(merchant, paid, payment.path("paymentNo").asString());
    String open = merchant.placeOrder(2_600);
    JsonNode waiting = begin(merchant, open);

    suite.down();
    assertThat(suite.status()).extracting(NodeStatus::state).containsOnly(State.STOPPED);
    suite.up();

    assertThat(merchant.order(paid).path("status").asString()).isEqualTo("PAID");
    assertThat(merchant.available()).isEqualTo(2_500);
    suite.buyer().pay(waiting);
    Recharges.awaitPaidAndCreditedOnce(merchant, open, waiting.path("paymentNo").asString());
    assertThat(merchant.available()).isEqualTo(5_100);
  }

  private static JsonNode begin(Merchant merchant, String orderNo) {
    return Recharges.awaitAction(
        merchant, merchant.beginPayment(orderNo, "WECHAT", "QR").path("paymentNo").asString());
  }
}
