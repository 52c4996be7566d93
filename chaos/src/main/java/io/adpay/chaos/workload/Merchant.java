package io.adpay.chaos.workload;

import io.adpay.chaos.journal.Call;
import io.adpay.chaos.journal.CallKind;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import tools.jackson.databind.JsonNode;

/** A merchant, with several orders in hand at any time. */
final class Merchant {

  private static final int FIRST_UID = 1001;
  private static final String ORDERS = "/api/v1/orders";
  private static final String REASON = "ordered by mistake 误购";

  private final int uid;
  private final Client client;
  private final Client.Surroundings surroundings;
  private final Buyer buyer;
  private final long seed;
  private final Queue<Payment> unpaid = new ConcurrentLinkedQueue<>();
  private final Set<String> finishedRefunds = new LinkedHashSet<>();

  private Merchant(
      int uid, Client client, Client.Surroundings surroundings, Buyer buyer, long seed) {
    this.uid = uid;
    this.client = client;
    this.surroundings = surroundings;
    this.buyer = buyer;
    this.seed = seed;
  }

  /** The merchant that many after the first one. */
  static Merchant number(
      int index, Client.Surroundings surroundings, List<URI> gateways, Buyer buyer, long seed) {
    int uid = uid(index);
    return new Merchant(
        uid, Client.of("merchant-" + uid, surroundings, gateways), surroundings, buyer, seed);
  }

  static int uid(int index) {
    return FIRST_UID + index;
  }

  Client client() {
    return client;
  }

  Pace pace() {
    return surroundings.pace();
  }

  /** Begins to work. */
  void start(Crew crew) {
    for (int hand = 1; hand <= surroundings.settings().storiesAtOnce(); hand++) {
      String name = "merchant-" + uid + "-" + hand;
      Dice dice = Dice.of(seed, name);
      crew.start(name, () -> work(dice));
    }
  }

  private void work(Dice dice) {
    while (true) {
      if (dice.chance(10)) {
        look(dice);
      }
      payWhatHasExpired();
      new OrderStory(this, buyer, OrderPlan.drawnFrom(dice, surroundings.settings().usualFen()))
          .play();
    }
  }

  /** Remembers a payment whose buyer pays when it has expired. */
  void leaveUnpaid(Payment payment) {
    unpaid.add(payment);
  }

  /** As soon as the merchant has a hand free, which may be some time after. */
  private void payWhatHasExpired() {
    Payment oldest = unpaid.peek();
    if (oldest != null
        && oldest.expiresAt().isBefore(surroundings.clock().instant())
        && unpaid.remove(oldest)) {
      Call _ = buyer.payEvenIfClosed(oldest);
    }
  }

  private void look(Dice dice) {
    Call _ =
        client.read(
            dice.oneOf(
                List.of(
                    "/api/v1/wallet",
                    "/api/v1/wallet/entries?limit=20",
                    "/api/v1/wallet/entries?type=RECHARGE&limit=20",
                    ORDERS + "?limit=20",
                    ORDERS + "?status=PAYING&limit=20",
                    ORDERS + "?status=PARTIALLY_REFUNDED&limit=20")),
            "");
  }

  Call place(OrderPlan plan) {
    return plan.repetition()
        .ask(
            client,
            pace(),
            Wish.keyed(
                CallKind.PLACE_ORDER,
                ORDERS,
                plan.key(),
                "",
                plan.fen(),
                Map.of("amount", plan.fen(), "subject", plan.subject())));
  }

  Call begin(String orderNo, long fen, OrderPlan.Beginning beginning) {
    return beginning
        .repetition()
        .ask(
            client,
            pace(),
            Wish.keyed(
                CallKind.BEGIN_PAYMENT,
                order(orderNo) + "/payments",
                beginning.key(),
                orderNo,
                fen,
                beginning.method().body()));
  }

  Call close(String orderNo) {
    return client.ask(closing(orderNo));
  }

  /** Closes when its turn has come already. */
  Call closeNow(String orderNo) {
    return client.askNow(closing(orderNo));
  }

  Call refund(String orderNo, long fen, String key, Repetition repetition) {
    return repetition.ask(client, pace(), refunding(orderNo, fen, key));
  }

  /** Asks for it when its turn has come already. */
  Call refundNow(String orderNo, long fen, String key) {
    return client.askNow(refunding(orderNo, fen, key));
  }

  JsonNode readOrder(String orderNo) {
    return client.read(order(orderNo), orderNo).body();
  }

  JsonNode readPayment(String paymentNo) {
    return client.read("/api/v1/payments/" + paymentNo, paymentNo).body();
  }

  JsonNode readRefund(String refundNo) {
    return client.read("/api/v1/refunds/" + refundNo, refundNo).body();
  }

  void readRefunds(String orderNo) {
    Client.Listing _ = client.readAll(order(orderNo) + "/refunds", orderNo);
  }

  /** Whether all that was taken on is done: refunds are finished, and what was paid is credited. */
  boolean isSettled() {
    List<String> open = new ArrayList<>();
    for (String refundNo : client.numbers(CallKind.ASK_REFUND, "refundNo")) {
      if (!finishedRefunds.contains(refundNo)) {
        if (readRefund(refundNo).path("finishedAt").isString()) {
          finishedRefunds.add(refundNo);
        } else {
          open.add(refundNo);
        }
      }
    }
    Client.Listing paid = client.readAll(ORDERS + "?status=PAID", "");
    paid.items().stream()
        .filter(order -> order.path("creditedAt").isNull())
        .forEach(order -> open.add(order.path("orderNo").asString("")));
    return paid.isWhole() && open.isEmpty();
  }

  /** Looks at all that is the merchant's, whether told of it or not. */
  void lookAtEverything() {
    Set<String> orders = new LinkedHashSet<>(client.numbers(CallKind.PLACE_ORDER, "orderNo"));
    client
        .readAll(ORDERS, "")
        .items()
        .forEach(order -> orders.add(order.path("orderNo").asString("")));
    for (String orderNo : orders) {
      JsonNode _ = readOrder(orderNo);
      Client.Listing _ = client.readAll(order(orderNo) + "/payments", orderNo);
      readRefunds(orderNo);
    }
    client.numbers(CallKind.BEGIN_PAYMENT, "paymentNo").forEach(this::readPayment);
    client.numbers(CallKind.ASK_REFUND, "refundNo").forEach(this::readRefund);
    Call _ = client.read("/api/v1/wallet", "");
    Client.Listing _ = client.readAll("/api/v1/wallet/entries", "");
  }

  private static Wish closing(String orderNo) {
    return Wish.plain(CallKind.CLOSE_ORDER, order(orderNo) + "/close", orderNo, 0, Map.of());
  }

  private static Wish refunding(String orderNo, long fen, String key) {
    return Wish.keyed(
        CallKind.ASK_REFUND,
        order(orderNo) + "/refunds",
        key,
        orderNo,
        fen,
        Map.of("amount", fen, "reason", REASON));
  }

  private static String order(String orderNo) {
    return ORDERS + "/" + orderNo;
  }
}
