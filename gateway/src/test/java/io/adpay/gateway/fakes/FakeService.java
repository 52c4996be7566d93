package io.adpay.gateway.fakes;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** A service that remembers what it was asked and says what the test tells it to. */
public final class FakeService implements AutoCloseable {

  /** How the service answers. */
  @FunctionalInterface
  public interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  /** A request as it arrived; header names are in lower case. */
  public record Seen(String method, URI uri, Map<String, List<String>> headers, String body) {

    /** All values of a header. */
    public List<String> header(String name) {
      return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }
  }

  private final String name;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Seen> requests = new CopyOnWriteArrayList<>();
  private final Map<String, Answer> answers = new TreeMap<>();

  public FakeService(String name) {
    this(name, 0);
  }

  /**
   * @param port where it listens; 0 for any
   */
  public FakeService(String name, int port) {
    this.name = name;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + port());
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** Answers that path, up to its query, in that way from now on. */
  public synchronized void answering(String path, Answer answer) {
    answers.put(path, answer);
  }

  /** Forgets what it was asked and told. */
  public synchronized void reset() {
    requests.clear();
    answers.clear();
  }

  public List<Seen> requests() {
    return List.copyOf(requests);
  }

  public Seen last() {
    return requests.getLast();
  }

  /** Answers with that JSON. */
  public static Answer json(int status, String body) {
    return exchange -> {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    };
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Map<String, List<String>> headers =
          exchange.getRequestHeaders().entrySet().stream()
              .collect(
                  Collectors.toMap(
                      entry -> entry.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));
      requests.add(
          new Seen(
              exchange.getRequestMethod(),
              exchange.getRequestURI(),
              headers,
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
      answerFor(exchange.getRequestURI().getPath()).to(exchange);
    }
  }

  private synchronized Answer answerFor(String path) {
    return answers.getOrDefault(path, json(200, "{\"service\":\"" + name + "\"}"));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
