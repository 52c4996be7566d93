package io.adpay.chaos.workload;

import io.adpay.chaos.journal.Told;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** A local client's token: fetched when it is needed, and once for all of the client's stories. */
final class Token {

  private static final String SECRET = "secret";

  private final ReentrantLock lock = new ReentrantLock();
  private final Http http;
  private final Supplier<List<URI>> gateways;
  private final String client;
  private String value = "";

  /**
   * No token yet.
   *
   * @param gateways in the order in which to try them, anew each time
   */
  Token(Http http, Supplier<List<URI>> gateways, String client) {
    this.http = http;
    this.gateways = gateways;
    this.client = client;
  }

  /** The token; empty when it can't be fetched now. */
  Optional<String> now() {
    lock.lock();
    try {
      if (value.isEmpty()) {
        value = fetched();
      }
      return Optional.of(value).filter(found -> !found.isEmpty());
    } finally {
      lock.unlock();
    }
  }

  /** It was not accepted: the next one is a fresh one, unless somebody has fetched that already. */
  void isRefused(String refused) {
    lock.lock();
    try {
      if (value.equals(refused)) {
        value = "";
      }
    } finally {
      lock.unlock();
    }
  }

  private String fetched() {
    String basic =
        Base64.getEncoder()
            .encodeToString((client + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
    Http.Reply reply =
        http.send(
            gateways.get(),
            "POST",
            "/oauth2/token",
            Map.of(
                "Authorization",
                "Basic " + basic,
                "Content-Type",
                "application/x-www-form-urlencoded"),
            "grant_type=client_credentials");
    return switch (reply.told()) {
      case Told.Answer answer when answer.isSuccess() ->
          answer.body().path("access_token").asString("");
      case Told.Answer answer
          when answer.isRefusal() || answer.status() == 401 || answer.status() == 403 ->
          throw new IllegalStateException(client + " gets no token: " + answer);
      case Told.Answer _, Told.Nothing _ -> "";
    };
  }
}
