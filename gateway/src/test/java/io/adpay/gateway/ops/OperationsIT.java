package io.adpay.gateway.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.gateway.fakes.FakeService;
import io.adpay.gateway.fakes.Surroundings;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OperationsIT {

  private static final String NUMBER = "1177000000000000000";
  private static final String BUCKET = Long.toString(Long.parseLong(NUMBER) >> 43);
  private static final Surroundings SUITE = new Surroundings();
  private static final JsonMapper JSON = new JsonMapper();

  @BeforeAll
  static void start() {
    SUITE.start("adpay.gateway.reask.interval=5ms");
  }

  @AfterAll
  static void stop() {
    SUITE.close();
  }

  @BeforeEach
  void everythingHolds() {
    SUITE.reset();
    SUITE.services().forEach(service -> checks(service, "holds", true));
    for (SharedFacts facts : SharedFacts.values()) {
      SUITE.services().forEach(service -> knowsNone(service, facts));
    }
    books().forEach(book -> knows(book, 100));
  }

  @Test
  void theCheckJoinsAllServicesUnderTheirNames() throws Exception {
    JsonNode report = report();

    assertThat(report.get("ok").asBoolean()).isTrue();
    assertThat(report.get("checkedAt").asString())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    assertThat(names(report))
        .containsExactly(
            "order.holds",
            "payment.holds",
            "wallet.holds",
            "withdraw.holds",
            "recharges_agree",
            "refunds_agree",
            "refunds_given_back_agree",
            "refunded_totals_agree",
            "surpluses_agree",
            "surplus_refunds_agree",
            "payouts_agree",
            "withdrawals_paid_agree",
            "withdrawals_ended_agree");
    assertThat(report.get("checks").get(0).get("detail").asString()).isEqualTo("looked");
  }

  @Test
  void theServicesAreAskedWithTheGatewaysOwnToken() throws Exception {
    report();

    assertThat(SUITE.wallet.requests())
        .allSatisfy(
            seen ->
                assertThat(seen.header("Authorization"))
                    .singleElement()
                    .asString()
                    .startsWith("Bearer ")
                    .isNotEqualTo("Bearer " + SUITE.identity.operator()));
  }

  @Test
  void oneBreachInOneServiceIsABreach() throws Exception {
    checks(SUITE.wallet, "entries_sum_to_zero", false);

    JsonNode report = report();

    assertThat(report.get("ok").asBoolean()).isFalse();
    assertThat(okOf(report, "wallet.entries_sum_to_zero")).isFalse();
    assertThat(okOf(report, "order.holds")).isTrue();
  }

  @Test
  void aServiceThatDoesNotAnswerProvesNothing() throws Exception {
    SUITE.withdraw.answering("/internal/check", FakeService.json(500, "{}"));

    JsonNode report = report();

    assertThat(report.get("ok").asBoolean()).isFalse();
    assertThat(okOf(report, "withdraw.answers")).isFalse();
    assertThat(okOf(report, "recharges_agree")).isTrue();
  }

  @Test
  void rechargesThatCannotBeComparedAreNotHeldToAgree() throws Exception {
    SUITE.payment.answering("/internal/check/facts/recharges/digest", FakeService.json(503, "{}"));

    JsonNode report = report();

    assertThat(report.get("ok").asBoolean()).isFalse();
    assertThat(okOf(report, "recharges_agree")).isFalse();
  }

  @Test
  void aRechargeThatTheWalletLacksIsNamed() throws Exception {
    lacks(SUITE.wallet, false);

    JsonNode report = report();

    assertThat(okOf(report, "recharges_agree")).isFalse();
    assertThat(detailOf(report, "recharges_agree"))
        .isEqualTo(NUMBER + " (order: 100 fen, payment: 100 fen, wallet: none)");
  }

  @Test
  void aRechargeThatIsOnItsWayIsNoBreach() throws Exception {
    lacks(SUITE.wallet, true);

    assertThat(report().get("ok").asBoolean()).isTrue();
  }

  @Test
  void theQueuesOfAllServicesAreJoined() throws Exception {
    for (FakeService service : SUITE.services()) {
      service.answering(
          "/internal/queues",
          FakeService.json(
              200, "[{\"name\":\"outbox\",\"length\":3,\"inFlight\":1,\"oldestAgeMs\":250}]"));
    }

    HttpResponse<String> answer = asked("/api/v1/ops/queues");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(JSON.readTree(answer.body()).get("nextCursor").isNull()).isTrue();
    assertThat(JSON.readTree(answer.body()).get("items"))
        .hasSize(4)
        .first()
        .isEqualTo(
            JSON.readTree(
                "{\"name\":\"order.outbox\",\"length\":3,\"inFlight\":1,\"oldestAgeMs\":250}"));
  }

  @Test
  void queuesThatOneServiceKeepsToItselfAreUnavailable() throws Exception {
    SUITE.services().forEach(s -> s.answering("/internal/queues", FakeService.json(200, "[]")));
    SUITE.order.answering("/internal/queues", FakeService.json(500, "{}"));

    HttpResponse<String> answer = asked("/api/v1/ops/queues");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
    assertThat(answer.body()).contains("\"code\":\"dependency_unavailable\"");
  }

  private static List<FakeService> books() {
    return List.of(SUITE.order, SUITE.payment, SUITE.wallet);
  }

  private static void checks(FakeService service, String name, boolean ok) {
    service.answering(
        "/internal/check",
        FakeService.json(
            200, "[{\"name\":\"%s\",\"ok\":%s,\"detail\":\"looked\"}]".formatted(name, ok)));
  }

  private static void knows(FakeService book, long fen) {
    String fact = "{\"no\":%s,\"fen\":%d}".formatted(NUMBER, fen);
    book.answering(
        "/internal/check/facts/recharges/digest",
        FakeService.json(
            200,
            "[{\"bucket\":%s,\"count\":1,\"fen\":%d,\"checksum\":%d}]"
                .formatted(BUCKET, fen, fen * 31)));
    book.answering("/internal/check/facts/recharges", FakeService.json(200, "[" + fact + "]"));
    book.answering(
        "/internal/check/facts/recharges/" + NUMBER,
        FakeService.json(200, "{\"fact\":%s,\"inFlight\":false}".formatted(fact)));
  }

  private static void knowsNone(FakeService service, SharedFacts facts) {
    service.answering(
        "/internal/check/facts/" + facts.name().toLowerCase(Locale.ROOT) + "/digest",
        FakeService.json(200, "[]"));
  }

  private static void lacks(FakeService book, boolean inFlight) {
    book.answering("/internal/check/facts/recharges/digest", FakeService.json(200, "[]"));
    book.answering("/internal/check/facts/recharges", FakeService.json(200, "[]"));
    book.answering(
        "/internal/check/facts/recharges/" + NUMBER,
        FakeService.json(200, "{\"fact\":null,\"inFlight\":%s}".formatted(inFlight)));
  }

  private static JsonNode report() throws Exception {
    HttpResponse<String> answer = asked("/api/v1/ops/ledger/check");
    assertThat(answer.statusCode()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private static HttpResponse<String> asked(String path) throws Exception {
    return SUITE.http.send(
        SUITE.to(path, SUITE.identity.operator()).GET().build(), BodyHandlers.ofString());
  }

  private static List<String> names(JsonNode report) {
    return report.get("checks").valueStream().map(check -> check.get("name").asString()).toList();
  }

  private static boolean okOf(JsonNode report, String name) {
    return named(report, name).get("ok").asBoolean();
  }

  private static String detailOf(JsonNode report, String name) {
    return named(report, name).get("detail").asString();
  }

  private static JsonNode named(JsonNode report, String name) {
    return report
        .get("checks")
        .valueStream()
        .filter(check -> check.get("name").asString().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
