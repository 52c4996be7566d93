package io.adpay.chaos.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The sandbox's faults, as one orders them. */
final class SandboxControl {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final JsonMapper JSON = JsonMapper.shared();

  private final URI faults;
  private final HttpClient http = HttpClient.newHttpClient();

  SandboxControl(URI sandbox) {
    this.faults = sandbox.resolve("/sandbox/faults");
  }

  /**
   * Has it play these and no others.
   *
   * @throws IllegalStateException when it does not take the order
   * @throws UncheckedIOException when it can't be reached
   */
  void order(Map<String, Map<String, Object>> byChannel) {
    HttpRequest.Builder request = HttpRequest.newBuilder(faults).timeout(TIMEOUT);
    if (byChannel.isEmpty()) {
      request.DELETE();
    } else {
      request
          .header("Content-Type", "application/json")
          .PUT(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(byChannel)));
    }
    try {
      HttpResponse<String> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new IllegalStateException(
            "the sandbox answers %s with %d %s"
                .formatted(byChannel, answer.statusCode(), answer.body()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the sandbox can't be told of faults", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while ordering faults", e);
    }
  }
}
