package io.adpay.scenarios;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Plain HTTP with JSON, as any client of the suite would speak it. */
final class Http {

  static final JsonMapper JSON = JsonMapper.shared();

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /** An answer: its status, its headers, and its body as JSON where it is JSON. */
  record Answer(int status, Map<String, String> headers, String text) {

    JsonNode json() {
      return JSON.readTree(text);
    }

    String code() {
      return json().path("code").asString("");
    }
  }

  Answer send(String method, URI address, Map<String, String> headers, String body) {
    var request =
        HttpRequest.newBuilder(address)
            .timeout(Duration.ofSeconds(30))
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    try {
      HttpResponse<String> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      Map<String, String> first = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      response.headers().map().forEach((name, values) -> first.put(name, values.getFirst()));
      return new Answer(response.statusCode(), first, response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for an answer", e);
    }
  }

  Answer sendJson(String method, URI address, Map<String, String> headers, Object body) {
    var withType = new HashMap<>(headers);
    withType.put("Content-Type", "application/json");
    return send(method, address, withType, JSON.writeValueAsString(body));
  }
}
