package io.adpay.common.servicecall;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.adpay.common.identity.IdentityProperties;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.RestClient;

/** The token by which this service shows who it is; kept until shortly before it expires. */
final class ServiceTokens {

  private static final Duration MARGIN = Duration.ofSeconds(60);

  private final RestClient issuer;
  private final IdentityProperties identity;
  private final Clock clock;

  private @Nullable Token token;

  ServiceTokens(RestClient issuer, IdentityProperties identity, Clock clock) {
    this.issuer = issuer;
    this.identity = identity;
    this.clock = clock;
  }

  /** A token that is good for at least a minute, or for half its life where that is shorter. */
  synchronized String current() {
    if (token == null || !clock.instant().isBefore(token.renewAt())) {
      token = fetched();
    }
    return token.value();
  }

  /** Forgets a token that someone refused, unless it has been replaced already. */
  synchronized void refused(String value) {
    if (token != null && token.value().equals(value)) {
      token = null;
    }
  }

  private Token fetched() {
    var form = new LinkedMultiValueMap<String, String>();
    form.add("grant_type", "client_credentials");
    Instant asked = clock.instant();
    Grant grant =
        Objects.requireNonNull(
            issuer
                .post()
                .uri(identity.tokenUri())
                .headers(h -> h.setBasicAuth(identity.clientId(), identity.clientSecret()))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(form)
                .retrieve()
                .body(Grant.class));
    Duration life = Duration.ofSeconds(grant.expiresIn());
    Duration margin = MARGIN.compareTo(life.dividedBy(2)) < 0 ? MARGIN : life.dividedBy(2);
    return new Token(grant.accessToken(), asked.plus(life).minus(margin));
  }

  private record Token(String value, Instant renewAt) {
    @Override
    public String toString() {
      return "Token[renewAt=" + renewAt + "]";
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Grant(
      @JsonProperty("access_token") String accessToken,
      @JsonProperty("expires_in") long expiresIn) {
    @Override
    public String toString() {
      return "Grant[expiresIn=" + expiresIn + "]";
    }
  }
}
