package io.adpay.order.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.order.testing.Answer;
import io.adpay.order.testing.RunningOrderService;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Lists come page by page, newest first, and hold the caller's orders alone. */
class ListOrdersIT extends RunningOrderService {

  @Test
  void pagesComeNewestFirstWithoutGapsOrDoubles() {
    long uid = newMerchant();
    List<String> placed =
        new ArrayList<>(
            IntStream.range(0, 7).mapToObj(_ -> place(uid, 100).text("orderNo")).toList());
    place(newMerchantIn(tableOf(Long.parseLong(placed.getFirst()))), 100);
    List<String> seen = new ArrayList<>();

    String cursor = "";
    int pages = 0;
    do {
      Answer page = list(uid, "?limit=3" + cursor);
      assertThat(page.status()).isEqualTo(200);
      seen.addAll(numbersOf(page));
      JsonNode next = page.body().get("nextCursor");
      cursor = next.isNull() ? "" : "&cursor=" + next.asString();
      pages++;
    } while (!cursor.isEmpty());

    assertThat(pages).isEqualTo(3);
    assertThat(seen).isEqualTo(placed.reversed());
  }

  @Test
  void lastFullPageHasNoNext() {
    long uid = newMerchant();
    place(uid, 1);
    place(uid, 2);

    assertThat(list(uid, "?limit=2").body().get("nextCursor").isNull()).isTrue();
    assertThat(list(newMerchant(), "").body().get("items").size()).isZero();
  }

  @Test
  void itemsAreWholeOrders() {
    long uid = newMerchant();
    Answer placed = place(uid, 123);

    assertThat(list(uid, "").body().get("items").get(0)).isEqualTo(placed.body());
  }

  @Test
  void statusNarrows() {
    long uid = newMerchant();
    Answer open = place(uid, 1);
    Answer closed = place(uid, 1);
    close(uid, closed.orderNo());

    assertThat(numbersOf(list(uid, "?status=CREATED"))).containsExactly(open.text("orderNo"));
    assertThat(numbersOf(list(uid, "?status=CLOSED"))).containsExactly(closed.text("orderNo"));
    assertThat(numbersOf(list(uid, "?status=PAID"))).isEmpty();
  }

  @Test
  void timesNarrowFromInclusiveToExclusive() {
    long uid = newMerchant();
    Answer one = place(uid, 1);
    Answer other = place(uid, 1);
    while (other.text("createdAt").equals(one.text("createdAt"))) {
      other = place(uid, 1);
    }
    String at = other.text("createdAt");

    assertThat(numbersOf(list(uid, "?from=" + at))).containsExactly(other.text("orderNo"));
    assertThat(numbersOf(list(uid, "?to=" + at)))
        .contains(one.text("orderNo"))
        .doesNotContain(other.text("orderNo"));
    assertThat(numbersOf(list(uid, "?from=" + at.replace("Z", "1Z")))).isEmpty();
    assertThat(numbersOf(list(uid, "?from=" + at + "&to=" + at))).isEmpty();
  }

  @Test
  void paymentNumbersFindTheirOrders() {
    long uid = newMerchant();
    Answer paid = place(uid, 100);
    long paymentNo = begun(uid, paid.orderNo());
    tell(success(uid, paid.orderNo(), paymentNo, 100));
    Answer other = place(uid, 100);
    long otherPayment = begun(uid, other.orderNo());
    String trade = "T" + paymentNo;

    assertThat(numbersOf(list(uid, "?outTradeNo=" + paymentNo)))
        .containsExactly(paid.text("orderNo"));
    assertThat(numbersOf(list(uid, "?channelTradeNo=" + trade)))
        .containsExactly(paid.text("orderNo"));
    assertThat(numbersOf(list(uid, "?channelTradeNo=" + trade + "&outTradeNo=" + paymentNo)))
        .containsExactly(paid.text("orderNo"));
    assertThat(numbersOf(list(uid, "?channelTradeNo=" + trade + "&outTradeNo=" + otherPayment)))
        .isEmpty();
    assertThat(numbersOf(list(uid, "?channelTradeNo=" + trade + "&status=CLOSED"))).isEmpty();
    assertThat(numbersOf(list(uid, "?outTradeNo=nonsense"))).isEmpty();
    long stranger = newMerchantIn(tableOf(paid.orderNo()));
    assertThat(numbersOf(list(stranger, "?outTradeNo=" + paymentNo))).isEmpty();
    assertThat(numbersOf(list(stranger, "?channelTradeNo=" + trade))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?limit=0",
        "?limit=201",
        "?limit=x",
        "?cursor=x",
        "?status=paid",
        "?from=yesterday"
      })
  void whatCanNotBeReadIsRefused(String query) {
    Answer answer = list(newMerchant(), query);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("code")).isEqualTo("validation_failed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "abc", "9223372036854775808", "-123456789012345678"})
  void whatIsNoNumberNamesNoOrder(String number) {
    assertThat(get(SUITE.merchantToken(newMerchant()), "/api/v1/orders/" + number).status())
        .isEqualTo(404);
  }

  private Answer list(long uid, String query) {
    return get(SUITE.merchantToken(uid), "/api/v1/orders" + query);
  }

  private static List<String> numbersOf(Answer page) {
    return StreamSupport.stream(page.body().get("items").spliterator(), false)
        .map(item -> item.get("orderNo").asString())
        .toList();
  }
}
