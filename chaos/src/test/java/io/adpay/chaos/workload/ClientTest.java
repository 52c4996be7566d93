package io.adpay.chaos.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adpay.chaos.journal.Call;
import io.adpay.chaos.journal.CallKind;
import io.adpay.chaos.journal.Journal;
import io.adpay.chaos.journal.Told;
import io.adpay.chaos.workload.FakeServer.Reaction;
import io.adpay.engines.process.FreePort;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class ClientTest {

  private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
  private static final Wish ORDER =
      Wish.keyed(
          CallKind.PLACE_ORDER,
          "/api/v1/orders",
          "key-1",
          "",
          500,
          Map.of("amount", 500L, "subject", "Recharge"));
  private static final Reaction PLACED = Reaction.answer(201, "{\"orderNo\":\"71\"}");

  private final Journal journal = new Journal();
  private final Pace pace = new Pace(10_000, 1);

  @Test
  void sendsTheSameUnderTheSameKeyUntilItIsTold() {
    try (FakeServer gateway =
        gateway(
            new Reaction.Cut(),
            Reaction.answer(503, "{\"code\":\"unavailable\"}"),
            new Reaction.HalfAnAnswer(),
            new Reaction.NoEnd(),
            Reaction.answer(429, ""),
            Reaction.answer(409, "{\"code\":\"request_in_progress\"}"),
            PLACED)) {
      Client client = client(gateway.address());

      Call last = client.ask(ORDER);

      assertThat(last.succeeded()).isTrue();
      assertThat(gateway.requests()).hasSize(7).allMatch(gateway.requests().getFirst()::equals);
      assertThat(gateway.requests().getFirst().key()).isEqualTo("key-1");
      assertThat(gateway.requests().getFirst().authorization()).isEqualTo("Bearer token-1");
      assertThat(Http.JSON.readTree(gateway.requests().getFirst().body()))
          .isEqualTo(Http.JSON.readTree("{\"amount\":500,\"subject\":\"Recharge\"}"));
      assertThat(journal.all()).hasSize(7).last().isEqualTo(last);
      assertThat(client.untold()).isEmpty();
    }
  }

  @Test
  void writesDownJustWhatItWasTold() {
    try (FakeServer gateway =
        gateway(
            new Reaction.Cut(),
            Reaction.answer(500, "not JSON"),
            Reaction.answer(409, "{\"code\":\"invalid_state\"}"))) {
      Call _ = client(gateway.address()).ask(ORDER);

      assertThat(journal.all())
          .extracting(Call::told)
          .satisfiesExactly(
              told -> assertThat(told).isInstanceOf(Told.Nothing.class),
              told ->
                  assertThat(told)
                      .isInstanceOfSatisfying(
                          Told.Answer.class,
                          answer -> {
                            assertThat(answer.status()).isEqualTo(500);
                            assertThat(answer.body().isMissingNode()).isTrue();
                          }),
              told ->
                  assertThat(told)
                      .isEqualTo(
                          new Told.Answer(
                              409, Http.JSON.readTree("{\"code\":\"invalid_state\"}"))));
      assertThat(journal.all())
          .allSatisfy(
              call -> {
                assertThat(call.client()).isEqualTo("merchant-1001");
                assertThat(call.kind()).isEqualTo(CallKind.PLACE_ORDER);
                assertThat(call.key()).isEqualTo("key-1");
                assertThat(call.fen()).isEqualTo(500);
                assertThat(call.request()).isEqualTo(ORDER.body());
                assertThat(call.begunAt()).isEqualTo(NOON);
              });
    }
  }

  @Test
  void remembersWhatItWasNeverToldAndAsksAgainLater() {
    try (FakeServer gateway =
        gateway(
            new Reaction.Cut(),
            new Reaction.Cut(),
            new Reaction.Cut(),
            new Reaction.Cut(),
            new Reaction.Cut(),
            new Reaction.Cut(),
            new Reaction.Cut(),
            new Reaction.Cut(),
            PLACED)) {
      Client client = client(gateway.address());

      assertThat(client.ask(ORDER).told()).isInstanceOf(Told.Nothing.class);
      assertThat(client.untold()).hasSize(1);
      client.askAgain();

      assertThat(client.untold()).isEmpty();
      assertThat(client.numbers(CallKind.PLACE_ORDER, "orderNo")).containsExactly("71");
      assertThat(gateway.requests()).hasSize(9).allMatch(gateway.requests().getFirst()::equals);
    }
  }

  @Test
  void aReadThatNobodyAnswersIsNotRemembered() {
    try (FakeServer gateway = new FakeServer(request -> ifNoToken(request, new Reaction.Cut()))) {
      Client client = client(gateway.address());

      assertThat(client.read("/api/v1/wallet", "").body().isMissingNode()).isTrue();

      assertThat(client.untold()).isEmpty();
    }
  }

  @Test
  void goesToTheOtherGatewayWhereOneTakesNoConnection() {
    try (FakeServer gateway = new FakeServer(request -> ifNoToken(request, PLACED))) {
      URI nobody = URI.create("http://127.0.0.1:" + FreePort.find());
      Client client = client(gateway.address(), nobody);

      for (int i = 0; i < 10; i++) {
        assertThat(client.ask(ORDER).succeeded()).isTrue();
      }

      assertThat(gateway.requests()).hasSize(10);
      assertThat(journal.all()).hasSize(10);
    }
  }

  @Test
  void nobodyThereIsNoAnswer() {
    URI nobody = URI.create("http://127.0.0.1:" + FreePort.find());
    Client buyer = Client.withoutToken("buyer", surroundings(), List.of(nobody));

    assertThat(buyer.ask(ORDER).told()).isInstanceOf(Told.Nothing.class);
  }

  @Test
  void fetchesAnotherTokenWhenItsOwnIsRefused() {
    try (FakeServer gateway = gateway(Reaction.answer(401, "{}"), PLACED)) {
      assertThat(client(gateway.address()).ask(ORDER).succeeded()).isTrue();

      assertThat(gateway.tokens()).isEqualTo(2);
      assertThat(journal.all()).hasSize(2);
    }
  }

  @Test
  void aTokenThatCantBeFetchedNowIsFetchedLater() {
    Queue<Reaction> tokens =
        new ArrayDeque<>(
            List.of(
                new Reaction.Cut(),
                Reaction.answer(503, ""),
                Reaction.answer(200, "{\"access_token\":\"late\"}")));
    try (FakeServer gateway =
        new FakeServer(
            request -> request.path().equals("/oauth2/token") ? tokens.remove() : PLACED)) {
      assertThat(client(gateway.address()).ask(ORDER).succeeded()).isTrue();

      assertThat(gateway.requests()).hasSize(1);
      assertThat(journal.all()).hasSize(1);
    }
  }

  @Test
  void repeatsWhatWasAnsweredAlready() {
    try (FakeServer gateway = new FakeServer(request -> ifNoToken(request, PLACED))) {
      Client client = client(gateway.address());

      Call _ = Repetition.AFTERWARDS.ask(client, pace, ORDER);
      Call _ = Repetition.AT_ONCE.ask(client, pace, ORDER);

      assertThat(gateway.requests()).hasSize(4).allMatch(gateway.requests().getFirst()::equals);
      assertThat(journal.all()).hasSize(4);
    }
  }

  @Test
  void isSentAwayWhenTheWorkloadStopsAndKeepsWhatIsOpen() {
    try (FakeServer gateway =
        new FakeServer(
            request -> {
              if (!request.path().equals("/oauth2/token")) {
                pace.stop();
              }
              return ifNoToken(request, new Reaction.Cut());
            })) {
      Client client = client(gateway.address());

      assertThatThrownBy(() -> client.ask(ORDER)).isInstanceOf(StoppedException.class);
      assertThatThrownBy(() -> client.ask(ORDER)).isInstanceOf(StoppedException.class);

      assertThat(gateway.requests()).hasSize(1);
      assertThat(client.untold()).hasSize(1);
    }
  }

  @Test
  void readsAListPageAfterPage() {
    try (FakeServer gateway =
        gateway(
            Reaction.answer(200, "{\"items\":[{\"no\":\"1\"}],\"nextCursor\":\"abc\"}"),
            Reaction.answer(200, "{\"items\":[{\"no\":\"2\"}],\"nextCursor\":null}"))) {
      Client.Listing listing = client(gateway.address()).readAll("/api/v1/orders?status=PAID", "");

      assertThat(listing.isWhole()).isTrue();
      assertThat(listing.items())
          .extracting(item -> item.path("no").asString(""))
          .containsExactly("1", "2");

      assertThat(gateway.requests())
          .extracting(FakeServer.Request::path)
          .containsExactly(
              "/api/v1/orders?status=PAID&limit=200",
              "/api/v1/orders?status=PAID&limit=200&cursor=abc");
    }
  }

  @Test
  void aListOfWhichAPageCantBeReadIsNotWhole() {
    try (FakeServer gateway =
        gateway(
            Reaction.answer(200, "{\"items\":[{\"no\":\"1\"}],\"nextCursor\":\"abc\"}"),
            Reaction.answer(404, "{}"))) {
      Client.Listing listing = client(gateway.address()).readAll("/api/v1/orders", "");

      assertThat(listing.isWhole()).isFalse();
      assertThat(listing.items()).hasSize(1);
    }
  }

  private static FakeServer gateway(Reaction... reactions) {
    Queue<Reaction> next = new ArrayDeque<>(Arrays.asList(reactions));
    return new FakeServer(
        request ->
            request.path().equals("/oauth2/token")
                ? Reaction.answer(200, "{\"access_token\":\"token-1\"}")
                : next.remove());
  }

  private static Reaction ifNoToken(FakeServer.Request request, Reaction reaction) {
    return request.path().equals("/oauth2/token")
        ? Reaction.answer(200, "{\"access_token\":\"token-1\"}")
        : reaction;
  }

  private Client client(URI... gateways) {
    return Client.of("merchant-1001", surroundings(), List.of(gateways));
  }

  private Client.Surroundings surroundings() {
    var settings =
        new WorkloadSettings(
            1,
            1,
            1,
            10_000,
            10_000,
            1,
            90_000,
            Duration.ofMillis(300),
            8,
            Duration.ofMillis(1),
            Duration.ofMillis(5),
            Duration.ofSeconds(10));
    return new Client.Surroundings(
        new Http(settings.answerTimeout()),
        pace,
        journal,
        Clock.fixed(NOON, ZoneOffset.UTC),
        settings);
  }
}
