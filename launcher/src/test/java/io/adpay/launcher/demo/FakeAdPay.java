package io.adpay.launcher.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * AdPay and the sandbox in one server, as far as a recharge goes: one order at a time, whose action
 * is ready when it is asked for a second time, and which is credited a question after it is paid.
 */
final class FakeAdPay implements AutoCloseable {
  private final HttpServer server;
  private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
  private final String actionType;
  private final long creditFen;
  private long availableFen = 700;
  private boolean opened;
  private int paymentReads;
  private int paidReads = -1;

  /**
   * Starts it.
   *
   * @param actionType of its payments
   * @param creditFen what it credits for a payment, whatever was paid
   */
  FakeAdPay(String actionType, long creditFen) throws IOException {
    this.actionType = actionType;
    this.creditFen = creditFen;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  List<String> calls() {
    return List.copyOf(calls);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    String call = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    calls.add((call + " " + body).strip());
    switch (call) {
      case "POST /oauth2/token" -> send(exchange, 200, "{\"access_token\":\"token\"}");
      case "GET /api/v1/wallet" ->
          send(
              exchange,
              200,
              "{\"available\":%d,\"frozen\":0,\"version\":1}".formatted(availableFen));
      case "POST /api/v1/orders" -> send(exchange, 201, "{\"orderNo\":\"71\"}");
      case "POST /api/v1/orders/71/payments" -> send(exchange, 202, payment(false));
      case "GET /api/v1/payments/81" -> send(exchange, 200, payment(++paymentReads > 1));
      case "GET /cashier" -> {
        opened = true;
        send(exchange, 200, "<html>pay here</html>");
      }
      case "POST /sandbox/trades/ALIPAY/81/pay" -> {
        boolean known = opened || !actionType.equals("REDIRECT");
        paidReads = known ? 0 : -1;
        send(exchange, known ? 200 : 404, "{}");
      }
      case "GET /api/v1/orders/71" -> send(exchange, 200, order());
      default -> send(exchange, 404, "{\"code\":\"not_found\"}");
    }
  }

  private String payment(boolean ready) {
    return "{\"paymentNo\":\"81\",\"outTradeNo\":\"81\",\"status\":\"%s\",\"action\":%s}"
        .formatted(
            ready ? "PENDING" : "QUEUED",
            ready
                ? JsonMapper.shared()
                    .writeValueAsString(
                        java.util.Map.of("type", actionType, "url", address() + "/cashier"))
                : "null");
  }

  private String order() {
    if (paidReads < 0) {
      return "{\"status\":\"PAYING\",\"creditedAt\":null}";
    }
    paidReads++;
    if (paidReads == 1) {
      return "{\"status\":\"PAID\",\"paidAt\":\"12:00\",\"creditedAt\":null}";
    }
    if (paidReads == 2) {
      availableFen += creditFen;
    }
    return "{\"status\":\"PAID\",\"paidAt\":\"12:00\",\"creditedAt\":\"12:01\"}";
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
