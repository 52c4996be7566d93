package io.adpay.gateway.fakes;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The platform's identity provider: keys for whoever checks tokens, and tokens for the tests. */
public final class FakeIdentityProvider implements AutoCloseable {

  public static final String ISSUER = "https://identity.test";

  private final FakeService http = new FakeService("identity");
  private final RSAKey key = freshKey();

  public FakeIdentityProvider() {
    http.answering("/jwks", FakeService.json(200, new JWKSet(key.toPublicJWK()).toString()));
    http.answering(
        "/token",
        exchange ->
            FakeService.json(
                    200,
                    "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":3600}"
                        .formatted(token("gateway", null, "SERVICE")))
                .to(exchange));
  }

  public URI jwksUri() {
    return http.address().resolve("/jwks");
  }

  public URI tokenUri() {
    return http.address().resolve("/token");
  }

  /** A token that is good for an hour. */
  public String token(String subject, @Nullable String uid, String... roles) {
    return signed(key, ISSUER, Instant.now().plus(Duration.ofHours(1)), subject, uid, roles);
  }

  public String merchant() {
    return token("merchant-1001", "1001", "MERCHANT");
  }

  public String operator() {
    return token("operator", null, "OPERATOR");
  }

  public String expired() {
    Instant past = Instant.now().minus(Duration.ofHours(1));
    return signed(key, ISSUER, past, "merchant-1001", "1001", "MERCHANT");
  }

  public String signedByAStranger() {
    Instant later = Instant.now().plus(Duration.ofHours(1));
    return signed(freshKey(), ISSUER, later, "merchant-1001", "1001", "MERCHANT");
  }

  public String ofAnotherIssuer() {
    Instant later = Instant.now().plus(Duration.ofHours(1));
    return signed(key, "https://elsewhere.test", later, "merchant-1001", "1001", "MERCHANT");
  }

  private static String signed(
      RSAKey key,
      String issuer,
      Instant expiresAt,
      String subject,
      @Nullable String uid,
      String... roles) {
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer)
            .subject(subject)
            .expirationTime(Date.from(expiresAt))
            .claim("roles", List.of(roles));
    if (uid != null) {
      claims.claim("uid", uid);
    }
    var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build();
    var token = new SignedJWT(header, claims.build());
    try {
      token.sign(new RSASSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return token.serialize();
  }

  private static RSAKey freshKey() {
    try {
      return new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
