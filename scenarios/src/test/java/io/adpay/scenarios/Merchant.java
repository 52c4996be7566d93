package io.adpay.scenarios;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A merchant at work: places orders, pays them, looks into the wallet. */
final class Merchant {

  private final Client client;

  Merchant(URI gateway, int uid) {
    this.client = new Client(gateway, "merchant-" + uid);
  }

  Client client() {
    return client;
  }

  /** Places an order and gives its number. */
  String placeOrder(long fen) {
    Http.Answer answer =
        client.post("/api/v1/orders", Map.of("amount", fen, "subject", "Recharge 充值"));
    expect(answer, 201);
    return answer.json().path("orderNo").asString();
  }

  /** Begins a payment, waits for its action, and gives it. */
  JsonNode beginPayment(String orderNo, String channel, String method) {
    Map<String, Object> body = new HashMap<>(Map.of("channel", channel, "method", method));
    if (method.equals("JSAPI")) {
      body.put("openid", "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o");
    }
    Http.Answer answer = client.post("/api/v1/orders/" + orderNo + "/payments", body);
    if (answer.status() != 201 && answer.status() != 202) {
      throw new IllegalStateException("payment: " + answer.status() + " " + answer.text());
    }
    return answer.json();
  }

  JsonNode order(String orderNo) {
    return client.read("/api/v1/orders/" + orderNo);
  }

  JsonNode payment(String paymentNo) {
    return client.read("/api/v1/payments/" + paymentNo);
  }

  long available() {
    return client.read("/api/v1/wallet").path("available").asLong();
  }

  /** How many RECHARGE entries name the order. */
  long rechargesOf(String orderNo) {
    return client
        .read("/api/v1/wallet/entries?type=RECHARGE&limit=200")
        .path("items")
        .valueStream()
        .filter(entry -> entry.path("reference").asString().equals(orderNo))
        .count();
  }

  private static void expect(Http.Answer answer, int status) {
    if (answer.status() != status) {
      throw new IllegalStateException(
          "expected " + status + ", got " + answer.status() + " " + answer.text());
    }
  }
}
