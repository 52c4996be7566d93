package io.adpay.chaos.workload;

import io.adpay.chaos.workload.FakeServer.Reaction;
import io.adpay.chaos.workload.FakeServer.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * AdPay and the sandbox in one, as far as clients see them: everything is done at once, whoever
 * asks. What breaks is decided by a test.
 */
final class FakeAdPay {

  private static final Pattern ORDER =
      Pattern.compile("/api/v1/orders/(\\w+)(/payments|/refunds|/close)?(\\?.*)?");
  private static final Pattern TRADE = Pattern.compile("/sandbox/trades/(\\w+)/(\\w+)/pay");
  private static final Pattern REVIEW =
      Pattern.compile("/api/v1/ops/withdrawals/(\\w+)/(approve|reject)");
  private static final Pattern ONE =
      Pattern.compile("/api/v1/(payments|refunds|withdrawals)/(\\w+)");
  private static final Pattern TRANSFER =
      Pattern.compile("/sandbox/transfers/WECHAT/(\\w+)(/confirm|/fail)?");

  private final Predicate<Request> breaks;
  private final AtomicInteger numbers = new AtomicInteger(70);
  private final Map<String, String> firstAnswers = new HashMap<>();
  private final Map<String, Map<String, Object>> orders = new LinkedHashMap<>();
  private final Map<String, Map<String, Object>> others = new LinkedHashMap<>();

  /**
   * All is well, except for some requests.
   *
   * @param breaks whether the answer to a request, which is carried out, gets lost
   */
  FakeAdPay(Predicate<Request> breaks) {
    this.breaks = breaks;
  }

  synchronized Reaction react(Request request) {
    if (request.path().equals("/oauth2/token")) {
      return Reaction.answer(200, "{\"access_token\":\"token\"}");
    }
    Reaction reaction = carryOut(request);
    return breaks.test(request) ? new Reaction.Cut() : reaction;
  }

  /** How many orders, payments, refunds and withdrawals there are. */
  synchronized int things() {
    return orders.size() + others.size();
  }

  /** Every withdrawal's status. */
  synchronized List<Object> withdrawals() {
    return others.values().stream()
        .filter(one -> one.containsKey("withdrawalNo"))
        .map(one -> one.getOrDefault("status", ""))
        .toList();
  }

  private Reaction carryOut(Request request) {
    if (request.key().isEmpty()) {
      return act(request);
    }
    String first =
        firstAnswers.computeIfAbsent(request.key(), _ -> ((Reaction.Answer) act(request)).body());
    return Reaction.answer(201, first);
  }

  private Reaction act(Request request) {
    Matcher order = ORDER.matcher(request.path());
    if (order.matches()) {
      return actOn(request, order.group(1), order.group(2) == null ? "" : order.group(2));
    }
    Matcher trade = TRADE.matcher(request.path());
    if (trade.matches()) {
      thing(trade.group(2)).put("status", "SUCCEEDED");
      orders
          .get(String.valueOf(thing(trade.group(2)).get("orderNo")))
          .putAll(Map.of("status", "PAID", "creditedAt", "now"));
      return json(Map.of());
    }
    Matcher review = REVIEW.matcher(request.path());
    if (review.matches()) {
      thing(review.group(1))
          .put("status", review.group(2).equals("approve") ? "PAYING" : "REJECTED");
      return json(thing(review.group(1)));
    }
    Matcher transfer = TRANSFER.matcher(request.path());
    if (transfer.matches()) {
      if (transfer.group(2) != null) {
        thing(transfer.group(1)).put("status", "PAID");
      }
      return json(Map.of("status", "WAIT_USER_CONFIRM"));
    }
    Matcher one = ONE.matcher(request.path());
    return one.matches() ? json(thing(one.group(2))) : listOrCreate(request);
  }

  private Reaction actOn(Request request, String orderNo, String what) {
    Map<String, Object> order = orders.get(orderNo);
    if (what.isEmpty() || what.equals("/close")) {
      return json(order);
    }
    if (request.method().equals("GET")) {
      return list(others.values().stream().filter(o -> orderNo.equals(o.get("orderNo"))).toList());
    }
    String no = number();
    Map<String, Object> created = new HashMap<>(Map.of("orderNo", orderNo));
    if (what.equals("/payments")) {
      created.putAll(Map.of("paymentNo", no, "outTradeNo", no, "channel", "ALIPAY"));
      created.putAll(Map.of("status", "PENDING", "action", Map.of("type", "QR_CODE")));
      created.put("expiresAt", Instant.EPOCH.toString());
    } else {
      created.putAll(Map.of("refundNo", no, "finishedAt", "now"));
    }
    others.put(no, created);
    return json(created);
  }

  private Reaction listOrCreate(Request request) {
    String path = request.path().replaceAll("\\?.*", "");
    if (request.isFor("POST", "/api/v1/orders")) {
      String no = number();
      orders.put(no, new HashMap<>(Map.of("orderNo", no, "status", "CREATED")));
      return json(orders.get(no));
    }
    if (request.isFor("POST", "/api/v1/withdrawals")) {
      String no = number();
      JsonNode asked = Http.JSON.readTree(request.body());
      others.put(
          no,
          new HashMap<>(
              Map.of(
                  "withdrawalNo",
                  no,
                  "channel",
                  asked.path("channel").asString(),
                  "status",
                  "PENDING_REVIEW")));
      return json(others.get(no));
    }
    return switch (path) {
      case "/api/v1/orders" -> list(List.copyOf(orders.values()));
      case "/api/v1/withdrawals" -> list(withdrawals(Set.of()));
      case "/api/v1/ops/withdrawals" -> list(withdrawals(Set.of("PENDING_REVIEW")));
      case "/api/v1/wallet" -> json(Map.of("available", 100_000));
      case "/api/v1/settlements" -> json(Map.of("results", List.of()));
      default -> list(List.of());
    };
  }

  /** Alipay needs no word of a payee's: what it was asked to pay is paid when anybody looks. */
  private List<Map<String, Object>> withdrawals(Set<String> statuses) {
    List<Map<String, Object>> found = new ArrayList<>();
    for (Map<String, Object> one : others.values()) {
      if (one.containsKey("withdrawalNo")) {
        if (one.get("channel").equals("ALIPAY")) {
          one.replace("status", "PAYING", "PAID");
        }
        if (statuses.isEmpty() || statuses.contains(String.valueOf(one.get("status")))) {
          found.add(one);
        }
      }
    }
    return found;
  }

  private Map<String, Object> thing(String no) {
    return others.get(no);
  }

  private String number() {
    return Integer.toString(numbers.incrementAndGet());
  }

  private static Reaction list(List<Map<String, Object>> items) {
    Map<String, Object> page = new HashMap<>();
    page.put("items", items);
    page.put("nextCursor", null);
    return json(page);
  }

  private static Reaction json(Map<String, Object> body) {
    return Reaction.answer(200, Http.JSON.writeValueAsString(body));
  }
}
