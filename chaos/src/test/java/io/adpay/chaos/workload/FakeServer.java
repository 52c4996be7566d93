package io.adpay.chaos.workload;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A server that answers as a test wants, or does not. */
final class FakeServer implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch end = new CountDownLatch(1);
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final Function<Request, Reaction> reactions;

  /** What was asked. */
  record Request(String method, String path, String key, String authorization, String body) {

    boolean isFor(String wantedMethod, String wantedPath) {
      return method.equals(wantedMethod) && path.equals(wantedPath);
    }
  }

  /** What the server does about it. */
  sealed interface Reaction {

    /** Answers. */
    record Answer(int status, String body, Map<String, String> headers) implements Reaction {}

    /** Ends the connection without a word. */
    record Cut() implements Reaction {}

    /** Ends the connection in the middle of an answer. */
    record HalfAnAnswer() implements Reaction {}

    /** Begins an answer and keeps the client waiting for the rest. */
    record NoEnd() implements Reaction {}

    static Reaction answer(int status, String body) {
      return new Answer(status, body, Map.of());
    }
  }

  FakeServer(Function<Request, Reaction> reactions) {
    this.reactions = reactions;
    try {
      this.server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::react);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** What was asked, the tokens aside. */
  List<Request> requests() {
    return requests.stream().filter(one -> !one.path().equals("/oauth2/token")).toList();
  }

  long tokens() {
    return requests.stream().filter(one -> one.path().equals("/oauth2/token")).count();
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void react(HttpExchange exchange) throws IOException {
    try (exchange) {
      Request request =
          new Request(
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              header(exchange, "Idempotency-Key"),
              header(exchange, "Authorization"),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      requests.add(request);
      switch (reactions.apply(request)) {
        case Reaction.Answer(int status, String body, Map<String, String> headers) -> {
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          headers.forEach(exchange.getResponseHeaders()::add);
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
        }
        case Reaction.Cut _ -> {}
        case Reaction.HalfAnAnswer _ -> half(exchange);
        case Reaction.NoEnd _ -> {
          half(exchange);
          awaitTheEnd();
        }
      }
    }
  }

  private static void half(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 1_000);
    exchange.getResponseBody().write("{\"orderNo\":".getBytes(StandardCharsets.UTF_8));
    exchange.getResponseBody().flush();
  }

  private void awaitTheEnd() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String header(HttpExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
  }
}
