package io.adpay.order.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.adpay.order.testing.Answer;
import io.adpay.order.testing.RunningOrderService;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What operators and the gateway's comparison ask this service. */
class CheckEndpointsIT extends RunningOrderService {

  @Test
  void paidOrderIsReportedAsARecharge() {
    long uid = newMerchant();
    long orderNo = place(uid, 700).orderNo();
    assertThat(asService("/internal/check/facts/recharges/" + orderNo).body().get("fact").isNull())
        .isTrue();
    tell(success(uid, orderNo, begun(uid, orderNo), 700));

    Answer state = asService("/internal/check/facts/recharges/" + orderNo);
    Answer facts =
        asService("/internal/check/facts/recharges?from=%d&to=%d".formatted(orderNo, orderNo + 1));
    Answer digest =
        asService(
            "/internal/check/facts/recharges/digest?shift=63&from=%d&to=%d"
                .formatted(orderNo, orderNo + 1));

    assertThat(state.body().get("fact").get("fen").asLong()).isEqualTo(700);
    assertThat(facts.body().get(0).get("no").asLong()).isEqualTo(orderNo);
    assertThat(digest.body().get(0).get("count").asLong()).isEqualTo(1);
    assertThat(digest.body().get(0).get("fen").asLong()).isEqualTo(700);
    // What the others must hear of it is soon on its way no longer.
    await()
        .untilAsserted(
            () ->
                assertThat(
                        asService("/internal/check/facts/recharges/" + orderNo)
                            .body()
                            .get("inFlight")
                            .asBoolean())
                    .isFalse());
  }

  @Test
  void badShiftIsRefused() {
    assertThat(asService("/internal/check/facts/recharges/digest?shift=64&from=0&to=1").status())
        .isEqualTo(400);
  }

  @Test
  void invariantsHoldAndQueuesAreShown() {
    Answer check = asService("/internal/check");
    Answer queues = asService("/internal/queues");

    assertThat(StreamSupport.stream(check.body().spliterator(), false))
        .allSatisfy(
            result -> assertThat(result.get("ok").asBoolean()).as(result.toString()).isTrue())
        .extracting(result -> result.get("name").asString())
        .contains("paid_orders_name_their_payment", "outbox_is_young");
    assertThat(StreamSupport.stream(queues.body().spliterator(), false))
        .extracting(queue -> queue.get("name").asString())
        .contains("order-cache-deletes");
  }

  @Test
  void healthIsTheDatabasesAndOpenToAll() {
    Answer health = get("", "/actuator/health");

    assertThat(health.status()).isEqualTo(200);
    assertThat(health.text("status")).isEqualTo("UP");
  }

  @Test
  void interfaceIsDescribed() {
    Answer api = get("", "/v3/api-docs");

    assertThat(api.status()).isEqualTo(200);
    assertThat(api.body().get("paths").propertyNames())
        .containsExactlyInAnyOrder(
            "/api/v1/orders", "/api/v1/orders/{orderNo}", "/api/v1/orders/{orderNo}/close");
    JsonNode placing = api.body().at("/paths/~1api~1v1~1orders/post");
    assertThat(placing.get("parameters"))
        .extracting(parameter -> parameter.get("name").asString())
        .containsExactly("Idempotency-Key");
    assertThat(placing.at("/responses/201/content").toString()).contains("OrderSnapshot");
  }

  @Test
  void merchantsMayNotLook() {
    assertThat(get(SUITE.merchantToken(newMerchant()), "/internal/check").status()).isEqualTo(403);
  }

  private Answer asService(String path) {
    return get(SUITE.serviceToken(), path);
  }
}
