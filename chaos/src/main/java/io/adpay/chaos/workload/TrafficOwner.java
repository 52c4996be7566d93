package io.adpay.chaos.workload;

import io.adpay.chaos.journal.Call;
import io.adpay.chaos.journal.CallKind;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** A traffic owner: takes earnings out, to a payee who has to be asked sometimes. */
final class TrafficOwner {

  private static final int FIRST_UID = 2001;
  private static final String WITHDRAWALS = "/api/v1/withdrawals";
  private static final String PAYEE_NAME = "王小明";
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(800);
  private static final int LOOKS = 12;

  private final int uid;
  private final Client client;
  private final Pace pace;
  private final Payee payee;

  private TrafficOwner(int uid, Client client, Pace pace, Payee payee) {
    this.uid = uid;
    this.client = client;
    this.pace = pace;
    this.payee = payee;
  }

  /** The traffic owner that many after the first one. */
  static TrafficOwner number(
      int index, Client.Surroundings surroundings, List<URI> gateways, Payee payee) {
    int uid = uid(index);
    return new TrafficOwner(
        uid, Client.of("traffic-" + uid, surroundings, gateways), surroundings.pace(), payee);
  }

  static int uid(int index) {
    return FIRST_UID + index;
  }

  Client client() {
    return client;
  }

  /** Begins to work. */
  void start(Crew crew, long seed) {
    String name = "traffic-" + uid;
    Dice dice = Dice.of(seed, name);
    crew.start(name, () -> work(dice));
  }

  private void work(Dice dice) {
    while (true) {
      pace.pause(dice.between(Duration.ofSeconds(1), Duration.ofSeconds(4)));
      if (dice.chance(15)) {
        Call _ = client.read(WITHDRAWALS + "?limit=20", "");
      }
      withdraw(WithdrawalPlan.drawnFrom(dice));
    }
  }

  private void withdraw(WithdrawalPlan plan) {
    long available = client.read("/api/v1/wallet", "").body().path("available").asLong(0);
    long fen = available * plan.percent() / 100;
    if (fen < 1) {
      return;
    }
    List<Wish> wishes = plan.keys().stream().map(key -> wish(plan, key, fen)).toList();
    List<Call> asked =
        wishes.size() == 1
            ? List.of(plan.repetition().ask(client, pace, wishes.getFirst()))
            : atOnce(wishes);
    asked.stream()
        .filter(Call::succeeded)
        .map(call -> call.body().path("withdrawalNo").asString(""))
        .forEach(withdrawalNo -> follow(plan, withdrawalNo, fen));
  }

  private List<Call> atOnce(List<Wish> wishes) {
    pace.admit(wishes.size());
    return Crew.together(
        wishes.stream().<Supplier<Call>>map(wish -> () -> client.askNow(wish)).toList());
  }

  private Wish wish(WithdrawalPlan plan, String key, long fen) {
    return Wish.keyed(
        CallKind.WITHDRAW,
        WITHDRAWALS,
        key,
        "",
        fen,
        Map.of(
            "amount",
            fen,
            "channel",
            plan.channel(),
            "payee",
            Map.of("account", account(plan), "name", PAYEE_NAME)));
  }

  private String account(WithdrawalPlan plan) {
    return plan.channel().equals("ALIPAY")
        ? plan.payee().alipayAccount(uid)
        : plan.payee().wechatAccount(uid);
  }

  /** Sees it decided and paid, unless it takes too long. */
  private void follow(WithdrawalPlan plan, String withdrawalNo, long fen) {
    boolean decided = false;
    for (int look = 0; look < LOOKS; look++) {
      pace.pause(BETWEEN_LOOKS);
      JsonNode withdrawal = client.read(WITHDRAWALS + "/" + withdrawalNo, withdrawalNo).body();
      if (isOver(withdrawal)) {
        return;
      }
      if (!decided && withdrawal.path("status").asString("").equals("PAYING")) {
        decided = isDecided(plan, withdrawalNo, fen);
      }
    }
  }

  /** What the payee has to say; nothing, as long as nobody asks. */
  private boolean isDecided(WithdrawalPlan plan, String withdrawalNo, long fen) {
    return switch (plan.payeesWay()) {
      case TAKES_IT -> {
        boolean asked =
            plan.channel().equals("WECHAT") && payee.isAsked(plan.channel(), withdrawalNo);
        if (asked) {
          pace.pause(plan.thinking());
          payee.take(plan.channel(), withdrawalNo, fen);
        }
        yield asked;
      }
      case CANT_HAVE_IT -> {
        payee.fail(plan.channel(), withdrawalNo, fen);
        yield true;
      }
      case WAITS -> true;
    };
  }

  /** Whether all that was asked for is decided and done; helps what waits for its payee. */
  boolean isSettled() {
    Client.Listing asked = client.readAll(WITHDRAWALS, "");
    List<JsonNode> open = asked.items().stream().filter(one -> !isOver(one)).toList();
    for (JsonNode withdrawal : open) {
      String no = withdrawal.path("withdrawalNo").asString("");
      if (withdrawal.path("channel").asString("").equals("WECHAT")
          && withdrawal.path("status").asString("").equals("PAYING")
          && payee.isAsked("WECHAT", no)) {
        payee.take("WECHAT", no, withdrawal.path("payoutAmount").asLong(0));
      }
    }
    return asked.isWhole() && open.isEmpty();
  }

  /** Looks at all that is the owner's, whether told of it or not. */
  void lookAtEverything() {
    Set<String> withdrawals =
        new LinkedHashSet<>(client.numbers(CallKind.WITHDRAW, "withdrawalNo"));
    client
        .readAll(WITHDRAWALS, "")
        .items()
        .forEach(one -> withdrawals.add(one.path("withdrawalNo").asString("")));
    withdrawals.forEach(no -> client.read(WITHDRAWALS + "/" + no, no));
    Call _ = client.read("/api/v1/wallet", "");
    Client.Listing _ = client.readAll("/api/v1/wallet/entries", "");
  }

  private static boolean isOver(JsonNode withdrawal) {
    return switch (withdrawal.path("status").asString("")) {
      case "PAID", "REJECTED", "FAILED" -> true;
      default -> false;
    };
  }
}
