package io.adpay.launcher.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * A server that speaks JSON.
 *
 * @param base its address
 * @param http the connections
 */
record Server(URI base, HttpClient http) {
  static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  Answer get(String path, Map<String, String> headers) {
    return send("GET", base.resolve(path), HttpRequest.BodyPublishers.noBody(), headers);
  }

  /** Opens a page as a browser would: any text is fine. */
  Answer open(URI page) {
    return send("GET", page, HttpRequest.BodyPublishers.noBody(), Map.of("Accept", "text/html"));
  }

  Answer post(String path, Object body, Map<String, String> headers) {
    HttpRequest.BodyPublisher json =
        HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
    return send(
        "POST", base.resolve(path), json, with("Content-Type", "application/json", headers));
  }

  Answer put(String path, Object body) {
    HttpRequest.BodyPublisher json =
        HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
    return send("PUT", base.resolve(path), json, Map.of("Content-Type", "application/json"));
  }

  Answer delete(String path) {
    return send("DELETE", base.resolve(path), HttpRequest.BodyPublishers.noBody(), Map.of());
  }

  Answer postForm(String path, String form, Map<String, String> headers) {
    return send(
        "POST",
        base.resolve(path),
        HttpRequest.BodyPublishers.ofString(form),
        with("Content-Type", "application/x-www-form-urlencoded", headers));
  }

  private Answer send(
      String method, URI target, HttpRequest.BodyPublisher body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target).timeout(TIMEOUT).method(method, body);
    headers.forEach(request::header);
    String name = method + " " + target.getPath();
    try {
      HttpResponse<String> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(name, response.statusCode(), json(response.body()));
    } catch (IOException e) {
      throw new UnexpectedAnswerException(name, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnexpectedAnswerException(name, e);
    }
  }

  private static JsonNode json(String text) {
    if (text.isBlank()) {
      return MissingNode.getInstance();
    }
    try {
      return JSON.readTree(text);
    } catch (JacksonException page) {
      return JSON.getNodeFactory().stringNode(text);
    }
  }

  private static Map<String, String> with(String name, String value, Map<String, String> others) {
    Map<String, String> all = new java.util.LinkedHashMap<>(others);
    all.put(name, value);
    return all;
  }
}
