package io.adpay.chaos.workload;

import io.adpay.chaos.journal.Told;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** HTTP with JSON as any client speaks it, except that it never sends twice by itself. */
final class Http {

  static final JsonMapper JSON = JsonMapper.shared();

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_TIMEOUT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final Duration answerTimeout;

  /**
   * A client of any server.
   *
   * @param answerTimeout how long to wait for the last byte of an answer
   */
  Http(Duration answerTimeout) {
    this.answerTimeout = answerTimeout;
  }

  /**
   * What came of a request.
   *
   * @param told what is known
   * @param retryAfter when to come again, where the server says so in seconds
   */
  record Reply(Told told, Optional<Duration> retryAfter) {

    static Reply nothing(String why) {
      return new Reply(new Told.Nothing(why), Optional.empty());
    }
  }

  /**
   * Sends to the first of these servers that takes the connection: where it is refused, nothing was
   * sent.
   *
   * @param body empty: none
   */
  Reply send(
      List<URI> servers, String method, String path, Map<String, String> headers, String body) {
    String refused = "no server";
    for (URI server : servers) {
      try {
        return sendTo(server.resolve(path), method, headers, body);
      } catch (ConnectException e) {
        refused = server + " took no connection: " + e.getMessage();
      }
    }
    return Reply.nothing(refused);
  }

  /**
   * The timeout of an {@link HttpRequest} ends with the headers, so the whole is watched here: a
   * body that does not end is no answer.
   */
  private Reply sendTo(URI address, String method, Map<String, String> headers, String body)
      throws ConnectException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    CompletableFuture<HttpResponse<String>> answer =
        client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
    try {
      return reply(answer.get(answerTimeout.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      answer.cancel(true);
      return Reply.nothing("no answer within " + answerTimeout.toMillis() + " ms");
    } catch (ExecutionException e) {
      return switch (e.getCause()) {
        case ConnectException refused -> throw refused;
        case HttpConnectTimeoutException tooLong -> throw unreachable(tooLong);
        case IOException cut -> Reply.nothing(cut.toString());
        case null, default -> throw new IllegalStateException(method + " " + address, e);
      };
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for an answer", e);
    }
  }

  private static ConnectException unreachable(HttpConnectTimeoutException cause) {
    var unreachable = new ConnectException("nobody took it in time");
    unreachable.initCause(cause);
    return unreachable;
  }

  private static Reply reply(HttpResponse<String> response) {
    return new Reply(
        new Told.Answer(response.statusCode(), json(response.body())),
        response
            .headers()
            .firstValue("Retry-After")
            .filter(seconds -> seconds.matches("[0-9]{1,6}"))
            .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds))));
  }

  private static JsonNode json(String text) {
    try {
      return text.isBlank() ? MissingNode.getInstance() : JSON.readTree(text);
    } catch (JacksonException noJson) {
      return MissingNode.getInstance();
    }
  }
}
