package io.adpay.chaos.judge;

import io.adpay.chaos.journal.Call;
import io.adpay.chaos.journal.CallKind;
import io.adpay.chaos.journal.Told;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The charges that the ad platform sent, by their numbers, and what it was told of each. */
final class Settlements {

  private static final BigDecimal WHOLE = BigDecimal.valueOf(10_000);
  private static final BigDecimal UNITS_OF_CPM = BigDecimal.valueOf(1_000);

  /** What the platform knows of a charge after a batch. */
  enum Outcome {
    /** It was posted by this batch. */
    POSTED,
    /** It had been posted before, with the same contents. */
    DUPLICATE,
    /** It is not posted, and under this number it stays so. */
    REJECTED_FOR_GOOD,
    /** It is not posted by this batch; nothing is kept of it. */
    REJECTED_FOR_NOW,
    /** No answer, or none that decides. */
    UNKNOWN;

    boolean acknowledges() {
      return this == POSTED || this == DUPLICATE;
    }
  }

  /**
   * A charge, and how it comes to be shared.
   *
   * @param charge what the advertiser pays, in fen
   * @param kept what of it the platform keeps
   */
  record Item(String settlementNo, long advertiser, long traffic, long charge, long kept) {

    long earned() {
      return charge - kept;
    }

    Set<Long> owners() {
      return advertiser == traffic ? Set.of(advertiser) : Set.of(advertiser, traffic);
    }

    /** What its transfer moves. */
    Map<String, Long> moves() {
      return Ledger.moves(
          new Ledger.Leg(Ledger.available(advertiser), -charge),
          new Ledger.Leg(Ledger.available(traffic), earned()),
          new Ledger.Leg(Ledger.COMMISSION, kept));
    }
  }

  /** A charge in one batch. */
  record Sent(Item item, Outcome outcome, Call call) {}

  private final Map<String, List<Sent>> byNumber = new LinkedHashMap<>();
  private final int usualBps;

  private Settlements(int usualBps) {
    this.usualBps = usualBps;
  }

  /** All charges of a run. */
  static Settlements in(List<Call> calls, int usualBps) {
    Settlements settlements = new Settlements(usualBps);
    calls.stream().filter(call -> call.kind() == CallKind.SETTLE).forEach(settlements::read);
    return settlements;
  }

  Set<String> numbers() {
    return byNumber.keySet();
  }

  List<Sent> of(String settlementNo) {
    return byNumber.getOrDefault(settlementNo, List.of());
  }

  /** The charge that the platform was told is posted, if it was told so of any. */
  Stream<Item> acknowledged(String settlementNo) {
    return of(settlementNo).stream()
        .filter(sent -> sent.outcome().acknowledges())
        .map(Sent::item)
        .distinct();
  }

  private void read(Call call) {
    JsonNode items = JsonMapper.shared().valueToTree(call.request()).path("items");
    JsonNode results = call.body().path("results");
    for (int i = 0; i < items.size(); i++) {
      Item item = item(items.get(i));
      if (item != null) {
        byNumber
            .computeIfAbsent(item.settlementNo(), _ -> new ArrayList<>())
            .add(new Sent(item, outcome(call, results.path(i)), call));
      }
    }
  }

  private static Outcome outcome(Call call, JsonNode result) {
    if (!call.succeeded()) {
      return call.told() instanceof Told.Answer answer && answer.isRefusal()
          ? Outcome.REJECTED_FOR_NOW
          : Outcome.UNKNOWN;
    }
    return switch (result.path("status").asString("")) {
      case "POSTED" -> Outcome.POSTED;
      case "DUPLICATE" -> Outcome.DUPLICATE;
      case "REJECTED" ->
          switch (result.path("code").asString("")) {
            case "insufficient_balance", "wallet_frozen" -> Outcome.REJECTED_FOR_GOOD;
            default -> Outcome.REJECTED_FOR_NOW;
          };
      default -> Outcome.UNKNOWN;
    };
  }

  /** Nothing where it is none that could be posted. */
  private @Nullable Item item(JsonNode sent) {
    try {
      BigDecimal exact =
          new BigDecimal(whole(sent.path("quantity")).multiply(whole(sent.path("unitPrice"))));
      BigDecimal units =
          sent.path("model").asString("").equals("CPM") ? UNITS_OF_CPM : BigDecimal.ONE;
      long charge = exact.divide(units, 0, RoundingMode.HALF_EVEN).longValueExact();
      long bps =
          sent.path("commissionBps").isNumber() ? sent.path("commissionBps").asLong() : usualBps;
      long kept =
          BigDecimal.valueOf(charge)
              .multiply(BigDecimal.valueOf(bps))
              .divide(WHOLE, 0, RoundingMode.HALF_EVEN)
              .longValueExact();
      return new Item(
          sent.path("settlementNo").asString(),
          Long.parseLong(sent.path("advertiserUid").asString("")),
          Long.parseLong(sent.path("trafficUid").asString("")),
          charge,
          kept);
    } catch (ArithmeticException | NumberFormatException e) {
      return null;
    }
  }

  private static BigInteger whole(JsonNode number) {
    return new BigInteger(number.asString(""));
  }
}
