package io.adpay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A sandbox in a process of its own, killed without warning. */
class RestartIT {

  private static final Duration START_UP = Duration.ofMinutes(2);

  private final Path state = Path.of("target", "sandbox-it", UUID.randomUUID().toString());
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final int port = freePort();
  private Process process;

  @AfterEach
  void stop() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Test
  void whatWasAnsweredOutlivesTheProcessAndSoDoNoticesAndFaults() throws Exception {
    start();
    JsonNode alipay = get("/sandbox/credentials").path("ALIPAY");
    try (NoticeReceiver merchant = new NoticeReceiver().answering(500, "")) {
      String number = RunningSandbox.number("K");
      String created = precreate(alipay, number, merchant.url());
      assertThat(created).contains("\"code\":\"10000\"");
      send("POST", "/sandbox/trades/ALIPAY/" + number + "/pay", "{}");
      send("PUT", "/sandbox/faults", "{\"latencyMs\":3}");
      await().until(() -> !merchant.received().isEmpty());

      process.destroyForcibly().waitFor();
      merchant.answering(200, "success");
      start();

      assertThat(get("/sandbox/credentials").path("ALIPAY")).isEqualTo(alipay);
      JsonNode trade = get("/sandbox/trades/ALIPAY/" + number);
      assertThat(trade.path("status").stringValue()).isEqualTo("TRADE_SUCCESS");
      assertThat(get("/sandbox/faults").at("/WECHAT/latencyMs").intValue()).isEqualTo(3);
      assertThat(get("/sandbox/balances").get(0).path("balance").longValue()).isEqualTo(1234);
      await()
          .untilAsserted(
              () ->
                  assertThat(
                          get("/sandbox/trades/ALIPAY/" + number)
                              .at("/notifications/acknowledged")
                              .intValue())
                      .isEqualTo(1));
      assertThat(merchant.received().stream().map(it -> it.form().get("notify_id")).distinct())
          .hasSize(1);
    }
  }

  @Test
  void transferThatWaitedOutlivesTheProcessAndIsOverWhenItsTimeIs() throws Exception {
    start("--sandbox.transfer.confirmation-time=3s");
    JsonNode wechat = get("/sandbox/credentials").path("WECHAT");
    JsonNode alipay = get("/sandbox/credentials").path("ALIPAY");
    try (NoticeReceiver merchant = new NoticeReceiver()) {
      String number = RunningSandbox.number("K");
      assertThat(transferBill(wechat, number, merchant.url())).contains("WAIT_USER_CONFIRM");
      send("PUT", "/sandbox/faults", "{\"merchantBalance\":100}");
      String paid = RunningSandbox.number("K");
      String content = AlipayWire.transfer(paid, "0.60", "payee@sandbox.example");
      assertThat(fund(alipay, content)).contains("\"status\":\"SUCCESS\"");

      process.destroyForcibly().waitFor();
      start();

      await()
          .untilAsserted(
              () ->
                  assertThat(
                          get("/sandbox/transfers/WECHAT/" + number).path("failure").asString(""))
                      .isEqualTo("OVERDUE_CLOSE"));
      await().until(() -> !merchant.received().isEmpty());
      assertThat(fund(alipay, content)).contains("\"status\":\"SUCCESS\"");
      assertThat(fund(alipay, AlipayWire.transfer("K1", "0.41", "payee@sandbox.example")))
          .as("what is left of the ordered balance")
          .contains("PAYER_BALANCE_NOT_ENOUGH");
      assertThat(get("/sandbox/balances").get(0).path("paidOut").longValue()).isEqualTo(60);
    }
  }

  private String fund(JsonNode alipay, String content) throws Exception {
    return call(alipay, "alipay.fund.trans.uni.transfer", content, Map.of());
  }

  private String transferBill(JsonNode wechat, String number, String notifyUrl) throws Exception {
    String target = "/v3/fund-app/mch-transfer/transfer-bills";
    String body =
        WechatWire.transfer(number, 500, "oPayee", notifyUrl, "")
            .replace(ServicesAccount.WECHAT_APP_ID, wechat.path("appId").stringValue());
    String authorization =
        WechatWire.authorization(
            "POST",
            target,
            body,
            Instant.now().getEpochSecond(),
            wechat.path("mchId").stringValue(),
            wechat.path("merchantSerialNo").stringValue(),
            Crypto.privateKey(wechat.path("merchantPrivateKey").stringValue()));
    HttpRequest request =
        HttpRequest.newBuilder(uri(target))
            .header("Authorization", authorization)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  private String precreate(JsonNode alipay, String number, String notifyUrl) throws Exception {
    return call(
        alipay,
        "alipay.trade.precreate",
        "{\"out_trade_no\":\"%s\",\"total_amount\":\"12.34\",\"subject\":\"x\"}".formatted(number),
        Map.of("notify_url", notifyUrl));
  }

  private String call(JsonNode alipay, String method, String content, Map<String, String> more)
      throws Exception {
    Map<String, String> parameters = new TreeMap<>(AlipayWire.parameters(method, content, more));
    parameters.put("app_id", alipay.path("appId").stringValue());
    String form =
        AlipayWire.encoded(
            AlipayWire.signed(
                parameters, Crypto.privateKey(alipay.path("appPrivateKey").stringValue())));
    HttpRequest request =
        HttpRequest.newBuilder(uri("/gateway.do"))
            .header("Content-Type", "application/x-www-form-urlencoded;charset=utf-8")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  private void start(String... more) throws IOException {
    List<String> command =
        Stream.concat(
                Stream.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    System.getProperty("java.class.path"),
                    ChannelSandbox.class.getName(),
                    "--server.port=" + port,
                    "--sandbox.state-dir=" + state,
                    "--sandbox.notifications.time-scale=0.01"),
                Stream.of(more))
            .toList();
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(Path.of("target", "restart-it.log").toFile()))
            .start();
    await().atMost(START_UP).ignoreExceptions().until(() -> healthy());
  }

  private boolean healthy() throws Exception {
    return get("/actuator/health").path("status").stringValue().equals("UP");
  }

  private JsonNode get(String path) throws Exception {
    return RunningSandbox.json(send("GET", path, ""));
  }

  private String send(String method, String path, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", "application/json")
            .timeout(Duration.ofSeconds(10))
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
