package io.adpay.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.adpay.gateway.fakes.Surroundings;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LocalIssuerIT {

  private static final Surroundings SUITE = new Surroundings();
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir static Path directory;

  @BeforeAll
  static void start() throws Exception {
    SUITE.start(settings(writtenKey("token_signing.pem")));
  }

  @AfterAll
  static void stop() {
    SUITE.close();
  }

  @ParameterizedTest
  @CsvSource({
    "merchant-1001,MERCHANT,1001",
    "merchant-1100,MERCHANT,1100",
    "traffic-2001,TRAFFIC,2001",
    "traffic-2020,TRAFFIC,2020",
    "operator,OPERATOR,",
    "operator-2,OPERATOR,",
    "platform,PLATFORM,",
    "order-service,SERVICE,",
    "gateway,SERVICE,",
  })
  void everyClientGetsItsToken(String client, String role, String uid) throws Exception {
    HttpResponse<String> answer = tokenFor(SUITE, client, "secret");

    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode grant = JSON.readTree(answer.body());
    assertThat(grant.get("token_type").asString()).isEqualTo("Bearer");
    assertThat(grant.get("expires_in").asInt()).isBetween(3590, 3600);
    JWTClaimsSet claims = verified(SUITE, grant.get("access_token").asString());
    assertThat(claims.getIssuer()).isEqualTo("http://localhost:8080");
    assertThat(claims.getSubject()).isEqualTo(client);
    assertThat(claims.getStringListClaim("roles")).containsExactly(role);
    assertThat(claims.getStringClaim("uid")).isEqualTo(uid);
    assertThat(
            Duration.between(
                claims.getIssueTime().toInstant(), claims.getExpirationTime().toInstant()))
        .isEqualTo(Duration.ofHours(1));
  }

  @ParameterizedTest
  @CsvSource({
    "merchant-1001,wrong",
    "merchant-1000,secret",
    "merchant-1101,secret",
    "traffic-2021,secret",
    "nobody,secret"
  })
  void nobodyElseGetsOne(String client, String secret) throws Exception {
    HttpResponse<String> answer = tokenFor(SUITE, client, secret);

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(JSON.readTree(answer.body()).get("error").asString()).isEqualTo("invalid_client");
  }

  @Test
  void onlyClientCredentialsAreGranted() throws Exception {
    HttpResponse<String> answer =
        SUITE.http.send(
            tokenRequest(SUITE, "merchant-1001", "secret")
                .POST(BodyPublishers.ofString("grant_type=password&username=a&password=b"))
                .build(),
            BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(JSON.readTree(answer.body()).get("error").asString())
        .isEqualTo("unsupported_grant_type");
  }

  @Test
  void theJwksHoldsNoPrivateKey() throws Exception {
    assertThat(keys(SUITE).getKeys()).singleElement().matches(key -> !key.isPrivate());
  }

  @Test
  void tokensOutliveARestart() throws Exception {
    Path key = writtenKey("lasting.pem");
    String token;
    try (var before = new Surroundings()) {
      before.start(settings(key));
      HttpResponse<String> answer = tokenFor(before, "merchant-1001", "secret");
      token = JSON.readTree(answer.body()).get("access_token").asString();
    }

    try (var after = new Surroundings()) {
      after.start(settings(key));

      assertThat(verified(after, token).getSubject()).isEqualTo("merchant-1001");
    }
  }

  private static JWTClaimsSet verified(Surroundings suite, String token) throws Exception {
    SignedJWT jwt = SignedJWT.parse(token);
    var key = keys(suite).getKeyByKeyId(jwt.getHeader().getKeyID());
    assertThat(jwt.verify(new RSASSAVerifier(key.toRSAKey()))).isTrue();
    return jwt.getJWTClaimsSet();
  }

  private static JWKSet keys(Surroundings suite) throws Exception {
    HttpResponse<String> answer =
        suite.http.send(suite.to("/oauth2/jwks").GET().build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    return JWKSet.parse(answer.body());
  }

  private static HttpResponse<String> tokenFor(Surroundings suite, String client, String secret)
      throws Exception {
    return suite.http.send(
        tokenRequest(suite, client, secret)
            .POST(BodyPublishers.ofString("grant_type=client_credentials"))
            .build(),
        BodyHandlers.ofString());
  }

  private static HttpRequest.Builder tokenRequest(
      Surroundings suite, String client, String secret) {
    String basic =
        Base64.getEncoder()
            .encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8));
    return suite
        .to("/oauth2/token")
        .header("Authorization", "Basic " + basic)
        .header("Content-Type", "application/x-www-form-urlencoded");
  }

  private static String[] settings(Path key) {
    return new String[] {
      "spring.profiles.active=local",
      "adpay.identity.issuer=http://localhost:8080",
      "adpay.gateway.signing-key-file=" + key
    };
  }

  private static Path writtenKey(String name) throws Exception {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
    String pem =
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key)
            + "\n-----END PRIVATE KEY-----\n";
    return Files.writeString(directory.resolve(name), pem);
  }
}
