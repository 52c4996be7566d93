package io.adpay.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.common.identity.Role;
import io.adpay.gateway.fakes.Surroundings;
import io.adpay.gateway.routing.Door;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RolesIT {

  private static final Surroundings SUITE = new Surroundings();

  @BeforeAll
  static void start() {
    SUITE.start();
  }

  @AfterAll
  static void stop() {
    SUITE.close();
  }

  @BeforeEach
  void forget() {
    SUITE.reset();
  }

  static Stream<Arguments> everyRoleAtEveryDoor() {
    return Stream.of(Door.values())
        .filter(door -> !door.isOpen())
        .flatMap(door -> Stream.of(Role.values()).map(role -> Arguments.of(door, role)));
  }

  @ParameterizedTest
  @MethodSource("everyRoleAtEveryDoor")
  void onlyADoorsRolesPass(Door door, Role role) throws Exception {
    String token = SUITE.identity.token("someone", "1001", role.name());

    HttpResponse<String> answer = send(SUITE.to(pathThrough(door), token).GET());

    if (door.roles().contains(role)) {
      assertThat(answer.statusCode()).isEqualTo(200);
    } else {
      assertProblem(answer, 403, "forbidden");
      assertNobodyWasAsked();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/orders",
        "/api/v1/wallet",
        "/api/v1/settlements",
        "/api/v1/ops/ledger/check"
      })
  void withoutATokenNobodyPasses(String path) throws Exception {
    HttpResponse<String> answer = send(SUITE.to(path).GET());

    assertProblem(answer, 401, "unauthorized");
    assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    assertNobodyWasAsked();
  }

  static Stream<String> badTokens() {
    return Stream.of(
        "garbage",
        "a.b.c",
        SUITE.identity.expired(),
        SUITE.identity.signedByAStranger(),
        SUITE.identity.ofAnotherIssuer(),
        // "alg": "none"
        "eyJhbGciOiJub25lIn0.eyJzdWIiOiJtZXJjaGFudC0xMDAxIiwicm9sZXMiOlsiTUVSQ0hBTlQiXX0.");
  }

  @ParameterizedTest
  @MethodSource("badTokens")
  void aBadTokenIsNoToken(String token) throws Exception {
    HttpResponse<String> answer = send(SUITE.to("/api/v1/orders", token).GET());

    assertProblem(answer, 401, "unauthorized");
    assertNobodyWasAsked();
  }

  @Test
  void aTokenWithoutRolesMayNothing() throws Exception {
    String token = SUITE.identity.token("nobody", "1001");

    assertProblem(send(SUITE.to("/api/v1/orders", token).GET()), 403, "forbidden");
  }

  @Test
  void operatorsAloneSeeTheWholeSuite() throws Exception {
    assertProblem(
        send(SUITE.to("/api/v1/ops/ledger/check", SUITE.identity.merchant()).GET()),
        403,
        "forbidden");
    assertProblem(
        send(SUITE.to("/api/v1/ops/queues", SUITE.identity.merchant()).GET()), 403, "forbidden");
    assertNobodyWasAsked();
  }

  @Test
  void inProductionNobodyHereGivesOutTokens() throws Exception {
    HttpResponse<String> token =
        send(
            SUITE
                .to("/oauth2/token")
                .header("Authorization", "Basic bWVyY2hhbnQtMTAwMTpzZWNyZXQ=")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials")));

    assertProblem(token, 404, "not_found");
    assertProblem(send(SUITE.to("/oauth2/jwks").GET()), 404, "not_found");
  }

  private static String pathThrough(Door door) {
    return door.pattern().replace("/**", "").replace("*", "1234567890123456789");
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return SUITE.http.send(request.build(), BodyHandlers.ofString());
  }

  private static void assertNobodyWasAsked() {
    assertThat(SUITE.services()).allSatisfy(service -> assertThat(service.requests()).isEmpty());
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
  }
}
