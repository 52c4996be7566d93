package io.adpay.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A sandbox on a free port, shared by the tests of one JVM: each uses numbers of its own. */
final class RunningSandbox {

  private static final JsonMapper JSON = JsonMapper.shared();

  final ServicesAccount account = new ServicesAccount();

  /** The address that the services' application has given Alipay for messages. */
  final NoticeReceiver messages = new NoticeReceiver();

  final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final int port;

  private RunningSandbox() {
    Path folder = Path.of("target", "sandbox-it", UUID.randomUUID().toString());
    ConfigurableApplicationContext context =
        SpringApplication.run(
            ChannelSandbox.class,
            "--server.port=0",
            "--sandbox.state-dir=" + folder.resolve("state"),
            "--sandbox.keys-dir=" + account.writeKeys(folder.resolve("keys")),
            "--sandbox.accounts.alipay.notify-url=" + messages.url(),
            "--sandbox.calls.hang-time=300ms",
            "--sandbox.notifications.time-scale=0.001",
            "--sandbox.trade.wechat-refund-time=300ms",
            "--sandbox.trade.minimum-lifetime=1s");
    port = ((WebServerApplicationContext) context).getWebServer().getPort();
    goodDay();
  }

  private static final class Shared {
    private static final RunningSandbox INSTANCE = new RunningSandbox();
  }

  static RunningSandbox shared() {
    return Shared.INSTANCE;
  }

  static String number(String prefix) {
    return prefix + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
  }

  int port() {
    return port;
  }

  String url(String path) {
    return "http://127.0.0.1:" + port + path;
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(
          request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(URI.create(url(path))));
  }

  HttpResponse<String> post(String path, String json) {
    return send(
        HttpRequest.newBuilder(URI.create(url(path)))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  HttpResponse<String> form(String path, String form) {
    return send(
        HttpRequest.newBuilder(URI.create(url(path)))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  HttpResponse<String> orderFaults(String json) {
    return send(
        HttpRequest.newBuilder(URI.create(url("/sandbox/faults")))
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(json)));
  }

  /** No faults, and no limit: on a fast machine the tests together make more than 100 calls. */
  void goodDay() {
    orderFaults("{\"qpsLimit\":null}");
  }

  HttpResponse<String> deleteFaults() {
    return send(HttpRequest.newBuilder(URI.create(url("/sandbox/faults"))).DELETE());
  }

  HttpResponse<String> pay(String channel, String outTradeNo, String json) {
    return post("/sandbox/trades/" + channel + "/" + outTradeNo + "/pay", json);
  }

  JsonNode trade(String channel, String outTradeNo) {
    return json(get("/sandbox/trades/" + channel + "/" + outTradeNo).body());
  }

  JsonNode transfer(String channel, String outBizNo) {
    return json(get("/sandbox/transfers/" + channel + "/" + outBizNo).body());
  }

  /** {@code confirm} or {@code fail}. */
  HttpResponse<String> decide(String channel, String outBizNo, String decision) {
    return post("/sandbox/transfers/" + channel + "/" + outBizNo + "/" + decision, "");
  }

  static JsonNode json(String text) {
    return JSON.readTree(text);
  }
}
