package io.adpay.launcher.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** AdPay as its clients see it: through the gateway. */
public final class AdPay {
  private static final String LOCAL_SECRET = "secret";

  private final Server gateway;

  /**
   * AdPay behind a gateway.
   *
   * @param gateway the gateway's address
   */
  public AdPay(URI gateway) {
    this.gateway = new Server(gateway, HttpClient.newHttpClient());
  }

  /**
   * Gets a token for one of the local demo clients.
   *
   * @throws UnexpectedAnswerException when it is refused
   */
  public Session login(String clientId) {
    String credentials =
        Base64.getEncoder()
            .encodeToString((clientId + ":" + LOCAL_SECRET).getBytes(StandardCharsets.UTF_8));
    String token =
        gateway
            .postForm(
                "/oauth2/token",
                "grant_type=client_credentials",
                Map.of("Authorization", "Basic " + credentials))
            .text("access_token");
    return new Session(gateway, token);
  }

  /** A client with its token. */
  public static final class Session {
    private final Server gateway;
    private final String authorization;

    private Session(Server gateway, String token) {
      this.gateway = gateway;
      this.authorization = "Bearer " + token;
    }

    /** Reads. */
    public Answer get(String path) {
      return gateway.get(path, Map.of("Authorization", authorization));
    }

    /**
     * Creates something, once for a key however often it is sent.
     *
     * @param idempotencyKey chosen by the caller
     */
    public Answer post(String path, Object body, String idempotencyKey) {
      return gateway.post(
          path,
          body,
          Map.of(
              "Authorization", authorization,
              "Idempotency-Key", idempotencyKey,
              "Prefer", "wait=10"));
    }
  }
}
