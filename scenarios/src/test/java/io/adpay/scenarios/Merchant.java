package io.adpay.scenarios;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A merchant at work: places orders, pays them, sends money back, looks into the wallet. */
final class Merchant {

  private final int uid;
  private final Client client;

  Merchant(URI gateway, int uid) {
    this.uid = uid;
    this.client = new Client(gateway, "merchant-" + uid);
  }

  int uid() {
    return uid;
  }

  Client client() {
    return client;
  }

  Wallet wallet() {
    return new Wallet(client);
  }

  /** Places an order and gives its number. */
  String placeOrder(long fen) {
    Http.Answer answer =
        client.postUntilDecided("/api/v1/orders", Map.of("amount", fen, "subject", "Recharge 充值"));
    expect(answer, 201);
    return answer.json().path("orderNo").asString();
  }

  /** Begins a payment, waits for its action, and gives it. */
  JsonNode beginPayment(String orderNo, String channel, String method) {
    Map<String, Object> body = new HashMap<>(Map.of("channel", channel, "method", method));
    if (method.equals("JSAPI")) {
      body.put("openid", "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o");
    }
    Http.Answer answer = client.postUntilDecided("/api/v1/orders/" + orderNo + "/payments", body);
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
    return wallet().available();
  }

  /** How many RECHARGE entries name the order. */
  long rechargesOf(String orderNo) {
    return wallet().amounts("RECHARGE", orderNo).size();
  }

  Http.Answer close(String orderNo) {
    return client.post("/api/v1/orders/" + orderNo + "/close", Map.of());
  }

  /** Sends money of an order back, and gives the refund's number. */
  String refund(String orderNo, long fen) {
    Http.Answer answer = askRefund(orderNo, fen);
    expect(answer, 202);
    return answer.json().path("refundNo").asString();
  }

  Http.Answer askRefund(String orderNo, long fen) {
    return askRefund(orderNo, fen, UUID.randomUUID().toString());
  }

  Http.Answer askRefund(String orderNo, long fen, String idempotencyKey) {
    return client.post(
        "/api/v1/orders/" + orderNo + "/refunds",
        Map.of("amount", fen, "reason", "ordered by mistake 误购"),
        idempotencyKey);
  }

  /** An order's refunds, requested ones and surplus alike. */
  List<JsonNode> refundsOf(String orderNo) {
    return client
        .read("/api/v1/orders/" + orderNo + "/refunds?limit=200")
        .path("items")
        .valueStream()
        .toList();
  }

  void awaitRefund(String refundNo, String status) {
    JsonNode _ =
        Eventually.becomes(
            () -> client.read("/api/v1/refunds/" + refundNo),
            refund -> refund.path("status").asString().equals(status));
  }

  private static void expect(Http.Answer answer, int status) {
    if (answer.status() != status) {
      throw new IllegalStateException(
          "expected " + status + ", got " + answer.status() + " " + answer.text());
    }
  }
}
