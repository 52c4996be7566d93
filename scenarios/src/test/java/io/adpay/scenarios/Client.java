package io.adpay.scenarios;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A client of the suite with a token of its own. */
final class Client {

  private final Http http = new Http();
  private final URI gateway;
  private final String name;
  private String token = "";

  Client(URI gateway, String name) {
    this.gateway = gateway;
    this.name = name;
  }

  Http.Answer get(String path) {
    return http.send("GET", gateway.resolve(path), authorised(), "");
  }

  /** Posts with a fresh idempotency key. */
  Http.Answer post(String path, Map<String, ?> body) {
    return post(path, body, UUID.randomUUID().toString());
  }

  Http.Answer post(String path, Map<String, ?> body, String idempotencyKey) {
    Map<String, String> headers = new HashMap<>(authorised());
    headers.put("Idempotency-Key", idempotencyKey);
    return http.sendJson("POST", gateway.resolve(path), headers, body);
  }

  /**
   * The last word about one wish. What could not be served, or is still being carried out, is asked
   * again under its key, as the suite asks of every client: in a system whose parts are killed and
   * started, no call is sure of an answer at the first try.
   */
  Http.Answer postUntilDecided(String path, Map<String, ?> body) {
    String key = UUID.randomUUID().toString();
    return Eventually.answers(() -> post(path, body, key), answer -> !isToBeAskedAgain(answer));
  }

  private static boolean isToBeAskedAgain(Http.Answer answer) {
    return (answer.status() == 503 && answer.headers().containsKey("Retry-After"))
        || (answer.status() == 409 && answer.code().equals("request_in_progress"));
  }

  /** What stands at a path, which must be there. */
  JsonNode read(String path) {
    Http.Answer answer = get(path);
    if (answer.status() != 200) {
      throw new IllegalStateException(path + " answered " + answer.status() + " " + answer.text());
    }
    return answer.json();
  }

  private Map<String, String> authorised() {
    if (token.isEmpty()) {
      token = fetchedToken();
    }
    return Map.of("Authorization", "Bearer " + token);
  }

  private String fetchedToken() {
    String basic =
        Base64.getEncoder().encodeToString((name + ":secret").getBytes(StandardCharsets.UTF_8));
    Http.Answer answer =
        http.send(
            "POST",
            gateway.resolve("/oauth2/token"),
            Map.of(
                "Authorization",
                "Basic " + basic,
                "Content-Type",
                "application/x-www-form-urlencoded"),
            "grant_type=" + URLEncoder.encode("client_credentials", StandardCharsets.UTF_8));
    if (answer.status() != 200) {
      throw new IllegalStateException("no token for " + name + ": " + answer.text());
    }
    return answer.json().path("access_token").asString();
  }
}
