package io.adpay.wallet.freeze;

import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.common.check.InvariantChecker;
import io.adpay.common.contract.operations.CheckResult;
import io.adpay.common.contract.wallet.HoldPurpose;
import io.adpay.common.contract.wallet.OpenHold;
import io.adpay.common.money.Money;
import io.adpay.wallet.account.Accounts;
import io.adpay.wallet.account.ChainHash;
import io.adpay.wallet.account.Wallet;
import io.adpay.wallet.account.WalletAccount;
import io.adpay.wallet.testing.RunningWalletService;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;

class FreezeIT extends RunningWalletService {

  private static final String WALLETS = "/api/v1/ops/wallets/";
  private static final int MOST_HOLDS = 1_000;

  @Autowired private InvariantChecker checker;
  @Autowired private Accounts accounts;

  private final long uid = freshUid();

  @AfterEach
  void everyInvariantHolds() {
    assertThat(checker.check()).allMatch(CheckResult::ok);
  }

  @Test
  void aWalletIsOpenUntilSomebodyDecidesOtherwise() {
    credit(uid, 1_000);
    hold(300);

    JsonNode wallet = look();

    assertThat(wallet.get("uid").asString()).isEqualTo(Long.toString(uid));
    assertThat(wallet.get("currency").asString()).isEqualTo("CNY");
    assertThat(wallet.get("available").asLong()).isEqualTo(700);
    assertThat(wallet.get("frozen").asLong()).isEqualTo(300);
    assertThat(wallet.get("status").asString()).isEqualTo("OPEN");
    assertThat(wallet.get("reason").isNull()).isTrue();
    assertThat(wallet.get("decidedBy").isNull()).isTrue();
    assertThat(wallet.get("decidedAt").isNull()).isTrue();
    assertThat(standing()).isEqualTo("OPEN");
  }

  @Test
  void whoFrozeItAndWhyIsShownToOperators() {
    credit(uid, 1_000);
    Instant before = Instant.now();

    JsonNode frozen = decide("freeze", 1, "suspected fraud").getBody();

    assertThat(frozen.get("status").asString()).isEqualTo("FROZEN");
    assertThat(frozen.get("reason").asString()).isEqualTo("suspected fraud");
    assertThat(frozen.get("decidedBy").asString()).isEqualTo("user-1");
    assertThat(Instant.parse(frozen.get("decidedAt").asString()))
        .isBetween(before.minusMillis(1), Instant.now());
    assertThat(look()).isEqualTo(frozen);
    assertThat(standing()).isEqualTo("FROZEN");
  }

  @Test
  void aWalletThatIsLetGoIsAsBefore() {
    credit(uid, 1_000);
    freezeWallet(uid);
    assertThat(hold(600)).isEqualTo("WALLET_FROZEN");

    JsonNode open = decide("unfreeze", 2, "it was a mistake").getBody();

    assertThat(open.get("status").asString()).isEqualTo("OPEN");
    assertThat(open.get("decidedBy").asString()).isEqualTo("user-2");
    assertThat(standing()).isEqualTo("OPEN");
    assertThat(hold(600)).isEqualTo("HELD");
    assertThat(decisions()).containsExactly("FROZEN", "OPEN");
  }

  @Test
  void theSameDecisionAgainChangesNothing() {
    credit(uid, 1_000);
    JsonNode first = decide("freeze", 1, "suspected fraud").getBody();

    ResponseEntity<JsonNode> again = decide("freeze", 2, "another reason");

    assertThat(again.getStatusCode().value()).isEqualTo(200);
    assertThat(again.getBody()).isEqualTo(first);
    assertThat(decide("unfreeze", 2, "over").getStatusCode().value()).isEqualTo(200);
    assertThat(decide("unfreeze", 2, "over").getStatusCode().value()).isEqualTo(200);
    assertThat(decisions()).containsExactly("FROZEN", "OPEN");
  }

  @Test
  void aWalletInWhichNothingEverHappenedCanBeFrozen() {
    assertThat(look().get("status").asString()).isEqualTo("OPEN");

    freezeWallet(uid);

    assertThat(wallet(uid).get("version").asLong()).isZero();
    assertThat(wallet(uid).get("updatedAt").isNull()).isTrue();
    credit(uid, 1_000);
    assertThat(available(uid)).isEqualTo(1_000);
    assertThat(hold(1)).isEqualTo("WALLET_FROZEN");
  }

  @Test
  void whoReadTheWalletBeforeItWasFrozenWritesNothing() {
    credit(uid, 100);
    WalletAccount read = accounts.find(List.of(new Wallet(uid))).getFirst();

    freezeWallet(uid);

    WalletAccount wished = read.after(Money.ofFen(1), Money.ofFen(99), ChainHash.START);
    assertThat(accounts.replace(read, wished, Instant.now())).isFalse();
    assertThat(available(uid)).isEqualTo(100);
  }

  @Test
  void ofManyWhoFreezeAtOnceOneDecides() {
    List<Callable<Integer>> operators = new ArrayList<>();
    for (int i = 1; i <= 20; i++) {
      int operator = i;
      operators.add(() -> decide("freeze", operator, "suspected fraud").getStatusCode().value());
    }

    assertThat(atTheSameTime(operators)).containsOnly(200);
    assertThat(decisions()).containsExactly("FROZEN");
  }

  @Test
  void whatIsHeldWhileAWalletIsFrozenIsHeldBeforeOrNotAtAll() {
    credit(uid, 1_000_000);
    List<Callable<List<String>>> works =
        new ArrayList<>(Collections.nCopies(8, (Callable<List<String>>) this::holdUntilFrozen));
    var heldWhenFrozen = new AtomicLong();
    works.add(
        () -> {
          Awaitility.await().until(() -> frozen(uid) > 0);
          freezeWallet(uid);
          heldWhenFrozen.set(frozen(uid));
          return List.of();
        });

    List<String> outcomes = atTheSameTime(works).stream().flatMap(List::stream).toList();

    assertThat(outcomes).containsOnly("HELD", "WALLET_FROZEN");
    assertThat(frozen(uid))
        .isEqualTo(Collections.frequency(outcomes, "HELD"))
        .isEqualTo(heldWhenFrozen.get());
    assertThat(hold(1)).isEqualTo("WALLET_FROZEN");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"reason\": null}",
        "{\"reason\": \"\"}",
        "{\"reason\": \"   \"}",
        "{\"reason\": \"two\\nlines\"}",
        "{\"reason\": \"why\", \"amount\": 1}",
        "[]"
      })
  void withoutAReasonNothingIsDecided(String body) {
    ResponseEntity<JsonNode> answer =
        post(WALLETS + uid + "/freeze", SUITE.token(1, "OPERATOR"), body);

    assertThat(answer.getStatusCode().value()).isEqualTo(400);
    assertThat(answer.getBody().get("code").asString()).isEqualTo("validation_failed");
    assertThat(look().get("status").asString()).isEqualTo("OPEN");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "01", "-1", "x", "1.5", "9999999999999999999"})
  void whatIsNoUidNamesNothing(String path) {
    assertThat(get(WALLETS + path, SUITE.token(1, "OPERATOR")).getStatusCode().value())
        .isEqualTo(404);
    assertThat(
            post(
                    WALLETS + path + "/freeze",
                    SUITE.token(1, "OPERATOR"),
                    Map.of("reason", "suspected fraud"))
                .getStatusCode()
                .value())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"MERCHANT", "TRAFFIC", "PLATFORM", "SERVICE"})
  void onlyOperatorsDecide(String role) {
    String token = SUITE.token(uid, role);

    assertThat(get(WALLETS + uid, token).getStatusCode().value()).isEqualTo(403);
    for (String decision : List.of("freeze", "unfreeze")) {
      assertThat(
              post(WALLETS + uid + "/" + decision, token, Map.of("reason", "mine"))
                  .getStatusCode()
                  .value())
          .isEqualTo(403);
    }
    assertThat(look().get("status").asString()).isEqualTo("OPEN");
  }

  @Test
  void onlyServicesAskHowAWalletStands() {
    for (String role : List.of("MERCHANT", "TRAFFIC", "OPERATOR", "PLATFORM")) {
      assertThat(get(standingOf(uid), SUITE.token(uid, role)).getStatusCode().value())
          .isEqualTo(403);
    }
    assertThat(get(standingOf(0), SUITE.serviceToken()).getStatusCode().value()).isEqualTo(404);
  }

  private ResponseEntity<JsonNode> decide(String decision, long operator, String reason) {
    return post(
        WALLETS + uid + "/" + decision,
        SUITE.token(operator, "OPERATOR"),
        Map.of("reason", reason));
  }

  private JsonNode look() {
    return get(WALLETS + uid, SUITE.token(1, "OPERATOR")).getBody();
  }

  private String standing() {
    JsonNode standing = get(standingOf(uid), SUITE.serviceToken()).getBody();
    assertThat(standing.get("uid").asLong()).isEqualTo(uid);
    return standing.get("status").asString();
  }

  private static String standingOf(long uid) {
    return "/internal/wallets/" + uid + "/standing";
  }

  private String hold(long fen) {
    return post(
            "/internal/holds",
            SUITE.serviceToken(),
            new OpenHold(HoldPurpose.WITHDRAWAL, freshNo(), uid, fen))
        .getBody()
        .get("outcome")
        .asString();
  }

  private List<String> holdUntilFrozen() {
    List<String> outcomes = new ArrayList<>();
    do {
      outcomes.add(hold(1));
    } while (outcomes.getLast().equals("HELD") && outcomes.size() < MOST_HOLDS);
    return outcomes;
  }

  private List<String> decisions() {
    return jdbc.sql(
            """
            SELECT c.status FROM wallet_status_change c
              JOIN wallet_account a ON a.id = c.account_id
             WHERE a.owner_uid = ? ORDER BY c.id
            """)
        .param(uid)
        .query(String.class)
        .list();
  }
}
