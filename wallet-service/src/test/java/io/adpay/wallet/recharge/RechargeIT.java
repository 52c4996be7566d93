package io.adpay.wallet.recharge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.adpay.wallet.testing.RunningWalletService;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RechargeIT extends RunningWalletService {

  @Test
  void aPaidOrderRaisesTheBalanceOnceHoweverOftenItIsTold() {
    long uid = freshUid();
    long orderNo = freshNo();

    assertThat(tell(recharge(orderNo, uid, "ALIPAY", 5_000))).isEqualTo("APPLIED");
    assertThat(tell(recharge(orderNo, uid, "ALIPAY", 5_000))).isEqualTo("DUPLICATE");

    JsonNode wallet = get("/api/v1/wallet", SUITE.token(uid, "MERCHANT")).getBody();
    assertThat(wallet.get("uid").asString()).isEqualTo(Long.toString(uid));
    assertThat(wallet.get("currency").asString()).isEqualTo("CNY");
    assertThat(wallet.get("available").asLong()).isEqualTo(5_000);
    assertThat(wallet.get("frozen").asLong()).isZero();
    assertThat(wallet.get("version").asLong()).isEqualTo(1);
    assertThat(wallet.get("updatedAt").asString()).matches("\\d{4}-.*T.*\\.\\d{3}Z");
  }

  @Test
  void orderServiceHearsOfIt() {
    long orderNo = freshNo();

    tell(recharge(orderNo, freshUid(), "WECHAT", 700));

    await()
        .untilAsserted(
            () ->
                assertThat(SUITE.events("RechargePosted"))
                    .filteredOn(event -> event.get("orderNo").asLong() == orderNo)
                    .singleElement()
                    .satisfies(
                        event -> {
                          assertThat(event.get("transferNo").asLong()).isPositive();
                          assertThat(event.get("postedAt").asString()).endsWith("Z");
                        }));
  }

  @Test
  void theSameOrderWithOtherContentsIsRefusedAndChangesNothing() {
    long uid = freshUid();
    long orderNo = freshNo();
    tell(recharge(orderNo, uid, "ALIPAY", 5_000));

    assertThat(tell(recharge(orderNo, uid, "ALIPAY", 5_001))).isEqualTo("REFUSED");
    assertThat(tell(recharge(orderNo, freshUid(), "ALIPAY", 5_000))).isEqualTo("REFUSED");
    assertThat(tell(recharge(orderNo, uid, "WECHAT", 5_000))).isEqualTo("REFUSED");

    assertThat(
            get("/api/v1/wallet", SUITE.token(uid, "MERCHANT")).getBody().get("available").asLong())
        .isEqualTo(5_000);
  }

  @Test
  void anAmountThatIsNoneIsRefused() {
    assertThat(tell(recharge(freshNo(), freshUid(), "ALIPAY", 0))).isEqualTo("REFUSED");
    assertThat(tell(recharge(freshNo(), freshUid(), "ALIPAY", -5))).isEqualTo("REFUSED");
  }

  @Test
  void whatWouldOverflowTheWalletIsPutOffAndLeavesNoTrace() {
    long uid = freshUid();
    tell(recharge(freshNo(), uid, "ALIPAY", Long.MAX_VALUE - 10));
    long orderNo = freshNo();

    assertThat(tell(recharge(orderNo, uid, "ALIPAY", 11))).isEqualTo("DEFERRED");

    assertThat(
            get("/api/v1/wallet", SUITE.token(uid, "MERCHANT")).getBody().get("available").asLong())
        .isEqualTo(Long.MAX_VALUE - 10);
    assertThat(
            get("/internal/check/facts/recharges/" + orderNo, SUITE.serviceToken())
                .getBody()
                .get("fact")
                .isNull())
        .isTrue();
  }

  @Test
  void onlyServicesTellEvents() {
    var body = List.of(Map.of());
    assertThat(post("/internal/events", SUITE.token(1, "MERCHANT"), body).getStatusCode().value())
        .isEqualTo(403);
    assertThat(getAnonymously("/internal/check").getStatusCode().value()).isEqualTo(401);
  }

  @Test
  void theDigestSaysWhatTheFactsSay() {
    long uid = freshUid();
    long first = freshNo();
    long second = freshNo();
    tell(recharge(first, uid, "ALIPAY", 100));
    tell(recharge(second, uid, "ALIPAY", 23));
    String range = "?from=" + first + "&to=" + (second + 1);
    String token = SUITE.serviceToken();

    JsonNode facts = get("/internal/check/facts/recharges" + range, token).getBody();
    JsonNode digest =
        get("/internal/check/facts/recharges/digest" + range + "&shift=40", token).getBody();

    assertThat(facts).hasSize(2);
    assertThat(facts.get(0).get("no").asLong()).isEqualTo(first);
    assertThat(facts.get(1).get("fen").asLong()).isEqualTo(23);
    assertThat(digest).hasSize(1);
    assertThat(digest.get(0).get("bucket").asLong()).isEqualTo(first >> 40);
    assertThat(digest.get(0).get("count").asLong()).isEqualTo(2);
    assertThat(digest.get(0).get("fen").asLong()).isEqualTo(123);
    assertThat(digest.get(0).get("checksum").asLong())
        .isEqualTo(digest(first + ":100") ^ digest(second + ":23"));
    JsonNode state = get("/internal/check/facts/recharges/" + first, token).getBody();
    assertThat(state.get("fact").get("fen").asLong()).isEqualTo(100);
  }

  @Test
  void aWholeRangeFromZeroIsReadInBuckets() {
    tell(recharge(freshNo(), freshUid(), "ALIPAY", 1));

    var answer =
        get(
            "/internal/check/facts/recharges/digest?shift=22&from=0&to=" + Long.MAX_VALUE,
            SUITE.serviceToken());

    assertThat(answer.getStatusCode().value()).isEqualTo(200);
    assertThat(answer.getBody()).isNotEmpty();
    assertThat(
            get("/internal/check/facts/recharges/digest?shift=64&from=0&to=1", SUITE.serviceToken())
                .getStatusCode()
                .value())
        .isEqualTo(400);
  }

  private static long digest(String text) {
    byte[] sha256;
    try {
      sha256 =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    return Long.parseLong(HexFormat.of().formatHex(sha256).substring(0, 15), 16);
  }

  private static Map<String, Object> recharge(long orderNo, long uid, String channel, long fen) {
    return Map.of(
        "orderNo",
        orderNo,
        "paymentNo",
        orderNo + 1,
        "uid",
        uid,
        "channel",
        channel,
        "fen",
        fen,
        "paidAt",
        "2026-11-24T10:00:00.000Z");
  }

  private String tell(Map<String, Object> recharge) {
    return tell("RechargeRequested", (Long) recharge.get("orderNo"), recharge);
  }
}
