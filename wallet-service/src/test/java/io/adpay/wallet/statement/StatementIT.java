package io.adpay.wallet.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.common.money.Money;
import io.adpay.wallet.account.PlatformAccount;
import io.adpay.wallet.account.Wallet;
import io.adpay.wallet.hold.HoldStep;
import io.adpay.wallet.ledger.BusinessKey;
import io.adpay.wallet.ledger.EntryType;
import io.adpay.wallet.ledger.Leg;
import io.adpay.wallet.ledger.PostTransfer;
import io.adpay.wallet.ledger.Posting;
import io.adpay.wallet.testing.RunningWalletService;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class StatementIT extends RunningWalletService {

  @Autowired private PostTransfer postTransfer;

  @Test
  void whoNeverHadAnEntryHasAnEmptyWallet() {
    long uid = freshUid();

    JsonNode wallet = get("/api/v1/wallet", SUITE.token(uid, "TRAFFIC")).getBody();

    assertThat(wallet.toString())
        .isEqualTo(
            "{\"uid\":\"%d\",\"currency\":\"CNY\",\"available\":0,\"frozen\":0,\"version\":0,\"updatedAt\":null}"
                .formatted(uid));
    assertThat(get("/api/v1/wallet/entries", SUITE.token(uid, "TRAFFIC")).getBody().toString())
        .isEqualTo("{\"items\":[],\"nextCursor\":null}");
  }

  @Test
  void entriesExplainTheBalanceNewestFirst() {
    long uid = freshUid();
    String orderNo = Long.toString(freshNo());
    recharge(uid, orderNo, 300);
    Money held = Money.ofFen(100);
    postTransfer.post(
        Posting.of(
            new BusinessKey("WITHDRAW_FREEZE", orderNo),
            new HoldStep.Open(),
            Leg.available(new Wallet(uid), held.negated(), EntryType.WITHDRAW_FREEZE),
            Leg.frozen(new Wallet(uid), held, EntryType.WITHDRAW_FREEZE)),
        _ -> {});

    JsonNode page = get("/api/v1/wallet/entries", SUITE.token(uid, "TRAFFIC")).getBody();

    assertThat(page.get("nextCursor").isNull()).isTrue();
    JsonNode items = page.get("items");
    assertThat(items).hasSize(3);
    assertThat(items.get(0).get("bucket").asString()).isEqualTo("FROZEN");
    assertThat(items.get(0).get("amount").asLong()).isEqualTo(100);
    assertThat(items.get(1).get("type").asString()).isEqualTo("WITHDRAW_FREEZE");
    assertThat(items.get(1).get("amount").asLong()).isEqualTo(-100);
    assertThat(items.get(0).get("transferNo")).isEqualTo(items.get(1).get("transferNo"));
    JsonNode recharge = items.get(2);
    assertThat(recharge.propertyNames())
        .containsExactly(
            "entryNo",
            "transferNo",
            "type",
            "amount",
            "bucket",
            "availableAfter",
            "frozenAfter",
            "reference",
            "occurredAt");
    assertThat(recharge.get("entryNo").isString()).isTrue();
    assertThat(recharge.get("transferNo").isString()).isTrue();
    assertThat(recharge.get("type").asString()).isEqualTo("RECHARGE");
    assertThat(recharge.get("availableAfter").asLong()).isEqualTo(300);
    assertThat(recharge.get("frozenAfter").asLong()).isZero();
    assertThat(recharge.get("reference").asString()).isEqualTo(orderNo);
    assertThat(recharge.get("occurredAt").asString()).matches("\\d{4}-.*T.*\\.\\d{3}Z");
  }

  @Test
  void aLongListComesInPagesWithoutGapOrOverlap() {
    long uid = freshUid();
    for (int i = 1; i <= 7; i++) {
      recharge(uid, Long.toString(freshNo()), i);
    }

    List<Long> amounts = new ArrayList<>();
    String cursor = "";
    for (int page = 0; page < 4 && cursor != null; page++) {
      JsonNode body =
          get(
                  "/api/v1/wallet/entries?limit=3" + (cursor.isEmpty() ? "" : "&cursor=" + cursor),
                  SUITE.token(uid, "MERCHANT"))
              .getBody();
      body.get("items").valueStream().forEach(item -> amounts.add(item.get("amount").asLong()));
      cursor = body.get("nextCursor").isNull() ? null : body.get("nextCursor").asString();
    }

    assertThat(amounts).containsExactly(7L, 6L, 5L, 4L, 3L, 2L, 1L);
  }

  @Test
  void entriesAreFilteredByTypeAndTime() {
    long uid = freshUid();
    recharge(uid, Long.toString(freshNo()), 9);
    String token = SUITE.token(uid, "MERCHANT");
    String path = "/api/v1/wallet/entries";
    String at = get(path, token).getBody().get("items").get(0).get("occurredAt").asString();

    assertThat(get(path + "?type=RECHARGE", token).getBody().get("items")).hasSize(1);
    assertThat(get(path + "?type=FEE", token).getBody().get("items")).isEmpty();
    assertThat(get(path + "?from=" + at, token).getBody().get("items")).hasSize(1);
    assertThat(get(path + "?to=" + at, token).getBody().get("items")).isEmpty();
    assertThat(get(path + "?to=%2B999999999-01-01T00:00:00Z", token).getBody().get("items"))
        .hasSize(1);
  }

  @Test
  void badParametersAreNamed() {
    String token = SUITE.token(freshUid(), "MERCHANT");
    for (String bad :
        List.of(
            "type=NONSENSE",
            "type=SURPLUS",
            "from=yesterday",
            "limit=0",
            "limit=201",
            "cursor=x")) {
      var answer = get("/api/v1/wallet/entries?" + bad, token);
      assertThat(answer.getStatusCode().value()).as(bad).isEqualTo(400);
      assertThat(answer.getBody().get("code").asString()).isEqualTo("validation_failed");
      assertThat(answer.getBody().get("errors").get(0).get("field").asString())
          .isEqualTo(bad.substring(0, bad.indexOf('=')));
    }
  }

  @Test
  void onlyMerchantsAndTrafficOwnersHaveWallets() {
    assertThat(get("/api/v1/wallet", SUITE.token(1, "OPERATOR")).getStatusCode().value())
        .isEqualTo(403);
    assertThat(getAnonymously("/api/v1/wallet").getStatusCode().value()).isEqualTo(401);
  }

  @Test
  void theInterfaceDescribesItself() {
    JsonNode description = getAnonymously("/v3/api-docs").getBody();

    assertThat(description.get("paths").propertyNames())
        .contains("/api/v1/wallet", "/api/v1/wallet/entries");
    assertThat(description.at("/paths/~1api~1v1~1wallet/get").has("parameters")).isFalse();
  }

  private void recharge(long uid, String orderNo, long fen) {
    Money amount = Money.ofFen(fen);
    postTransfer.post(
        Posting.of(
            new BusinessKey("RECHARGE", orderNo),
            Leg.available(PlatformAccount.CLEARING_ALIPAY, amount.negated(), EntryType.RECHARGE),
            Leg.available(new Wallet(uid), amount, EntryType.RECHARGE)),
        _ -> {});
  }
}
