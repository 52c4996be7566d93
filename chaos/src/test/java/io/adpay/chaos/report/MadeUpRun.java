package io.adpay.chaos.report;

import io.adpay.chaos.journal.Call;
import io.adpay.chaos.journal.CallKind;
import io.adpay.chaos.journal.Told;
import io.adpay.chaos.judge.Finding;
import io.adpay.chaos.judge.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;

/** A run that never was, the same each time, with something of everything in it. */
final class MadeUpRun {

  static final Instant BEGIN = Instant.parse("2026-11-25T01:00:00Z");
  static final Instant FAULTS_BEGIN = BEGIN.plusSeconds(55);

  private static final int FAULT_SECONDS = 300;
  private static final Rig RIG =
      new Rig(
          2,
          8L << 30,
          "Linux 6.1.0 (amd64)",
          "Eclipse Adoptium 25.0.3+9-LTS",
          "11.4.5-MariaDB",
          "6.2.6");

  private static final List<Call> CALLS = calls();
  private static final List<MoneySample> MONEY = money();

  private MadeUpRun() {}

  static RunRecord clean() {
    return with(List.of());
  }

  static RunRecord with(List<Finding> findings) {
    return run(faults(), CALLS, MONEY, new Verdict(findings, figures()));
  }

  static RunRecord withFaults(List<InflictedFault> faults) {
    return run(faults, List.of(), List.of(), new Verdict(List.of(), Map.of()));
  }

  static RunRecord withCalls(List<Call> calls) {
    return run(List.of(), calls, List.of(), new Verdict(List.of(), Map.of()));
  }

  static RunRecord withMoney(List<MoneySample> money) {
    return run(List.of(), List.of(), money, new Verdict(List.of(), Map.of()));
  }

  /** One that broke off before anything happened. */
  static RunRecord empty() {
    return new RunRecord(
        7,
        Duration.ofMinutes(5),
        List.of(),
        8,
        Duration.ofMinutes(3),
        2,
        List.of(),
        RIG,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new Verdict(List.of(), Map.of()));
  }

  static List<Finding> findings() {
    Map<String, Object> known = new LinkedHashMap<>();
    known.put(
        "orders",
        List.of(row("orderNo", "1177745913001234567", "status", "PAID", "amountFen", 12_000)));
    known.put(
        "payments",
        List.of(
            row("paymentNo", "1177745913001230011", "status", "SUCCEEDED", "channel", "ALIPAY"),
            row("paymentNo", "1177745913001230075", "status", "CLOSED", "closedBy", "expiry")));
    known.put("transfers", List.of());
    known.put("channels", row("trade", Map.of("trade_status", "TRADE_SUCCESS"), "fen", 12_000));
    known.put("remark", "no transfer of the kind RECHARGE");
    return List.of(
        new Finding(
            "acknowledged-and-missing",
            "1177745913001234567",
            "A buyer paid ¥120.00, the order is PAID, and no wallet has it",
            known),
        new Finding(
            "acknowledged-and-missing",
            "1177745913001234631",
            "A buyer paid ¥80.00, the order is PAID, and no wallet has it",
            Map.of("order-service", "PAID")),
        new Finding(
            "invariant-broken",
            "",
            "wallet.ledger_sums_to_zero: the entries sum to -200",
            Map.of()));
  }

  private static Map<String, Object> row(Object... namesAndValues) {
    Map<String, Object> row = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      row.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return row;
  }

  static InflictedFault fault(String kind, String lane, String words, int from, int to) {
    return new InflictedFault(
        kind,
        lane,
        words,
        Duration.ofSeconds(from),
        Duration.ofSeconds(to),
        FAULTS_BEGIN.plusSeconds(from).plusMillis(130),
        FAULTS_BEGIN.plusSeconds(to).plusMillis(870));
  }

  static Call call(
      CallKind kind, String key, String subject, double second, int millis, Told told) {
    return new Call(
        "merchant-" + (1001 + Math.floorMod(key.hashCode(), 30)),
        kind,
        key,
        subject,
        10_000,
        Map.of("amount", 10_000),
        BEGIN.plusMillis((long) (second * 1000)),
        Duration.ofMillis(millis),
        told);
  }

  static Told answer(int status) {
    return new Told.Answer(
        status, JsonNodeFactory.instance.objectNode().put("orderNo", "1177745913001234567"));
  }

  static Told nothing() {
    return new Told.Nothing("Connection reset");
  }

  static List<InflictedFault> faults() {
    List<InflictedFault> faults = new ArrayList<>();
    faults.add(fault("kill", "payment-service-2", "SIGKILL to payment-service-2", 5, 22));
    faults.add(fault("channel", "channel", "ALIPAY accepts and never answers", 12, 40));
    faults.add(fault("cut", "network", "payment-service ↔ wallet-service", 30, 45));
    faults.add(fault("throttle", "network", "mariadb to 64 KiB/s", 36, 60));
    faults.add(fault("pause", "wallet-service", "SIGSTOP past a lease", 62, 95));
    faults.add(fault("redis-wipe", "redis", "Redis starts again without its data", 90, 93));
    faults.add(fault("restart", "order-service", "order-service starts again", 100, 118));
    faults.add(fault("clock", "channel", "WECHAT's clock is 7 minutes fast", 110, 170));
    faults.add(fault("kill", "order-service-2", "SIGKILL to order-service-2", 130, 131));
    faults.add(fault("delay", "network", "400 ms between all nodes and redis", 140, 190));
    faults.add(fault("mariadb", "mariadb", "SIGKILL to MariaDB, and up again", 180, 189));
    faults.add(fault("notices", "channel", "each notice comes twice", 185, 240));
    faults.add(fault("kill", "gateway-2", "SIGKILL to gateway-2", 200, 216));
    faults.add(fault("notices", "channel", "ALIPAY sends no notices", 210, 290));
    faults.add(fault("pause", "withdraw-service-2", "SIGSTOP past a lease", 230, 262));
    faults.add(
        new InflictedFault(
            "restart",
            "wallet-service-2",
            "wallet-service-2 starts again",
            Duration.ofSeconds(270),
            Duration.ofSeconds(285),
            null,
            null));
    return faults;
  }

  private static RunRecord run(
      List<InflictedFault> faults, List<Call> calls, List<MoneySample> money, Verdict verdict) {
    return new RunRecord(
        4711,
        Duration.ofSeconds(FAULT_SECONDS),
        List.of("kill", "pause", "restart"),
        8,
        Duration.ofMinutes(3),
        2,
        List.of(
            "gateway",
            "gateway-2",
            "order-service",
            "order-service-2",
            "payment-service",
            "payment-service-2",
            "wallet-service",
            "wallet-service-2",
            "withdraw-service",
            "withdraw-service-2",
            "mariadb",
            "redis",
            "channel",
            "network"),
        RIG,
        phases(),
        faults,
        calls,
        money,
        verdict);
  }

  private static List<Phase> phases() {
    Instant faultsEnd = FAULTS_BEGIN.plusSeconds(FAULT_SECONDS);
    return List.of(
        new Phase(Phase.Name.UP, BEGIN.minusSeconds(48), BEGIN),
        new Phase(Phase.Name.WORKLOAD, BEGIN, faultsEnd.plusSeconds(5)),
        new Phase(Phase.Name.FAULTS, FAULTS_BEGIN, faultsEnd),
        new Phase(Phase.Name.SETTLE, faultsEnd.plusSeconds(5), faultsEnd.plusSeconds(65)),
        new Phase(Phase.Name.JUDGED, faultsEnd.plusSeconds(65), faultsEnd.plusSeconds(71)));
  }

  private static Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("ordersCompared", 4_312);
    figures.put("paidAtChannelsFen", 1_234_567L);
    figures.put("transfersCompared", 12_904L);
    figures.put("callsByKind", Map.of("SETTLE", 40L));
    figures.put("channels", List.of("ALIPAY", "WECHAT"));
    return figures;
  }

  /** Slower and less sure wherever a fault is. */
  private static List<Call> calls() {
    Random random = new Random(4711);
    List<Call> calls = new ArrayList<>();
    CallKind[] kinds = CallKind.values();
    for (int i = 0; i < 9_000; i++) {
      double second = random.nextDouble() * (55 + FAULT_SECONDS + 5);
      int trouble = trouble(second);
      CallKind kind = kinds[Math.min(random.nextInt(kinds.length + 6), kinds.length - 1)];
      double luck = random.nextDouble() + trouble * 0.06;
      Told told =
          luck > 1.0
              ? random.nextBoolean() ? nothing() : answer(503)
              : luck > 0.93 ? answer(409) : new Told.Answer(200, MissingNode.getInstance());
      int took = (int) (8 + random.nextInt(30) * Math.exp(random.nextDouble() * (1 + trouble * 2)));
      calls.add(call(kind, "key-" + i * 9 / 10, Integer.toString(i), second, took, told));
    }
    return calls;
  }

  private static int trouble(double second) {
    double since = second - 55;
    return (int)
        faults().stream()
            .filter(
                fault ->
                    fault.plannedBegin().toSeconds() <= since
                        && since < fault.plannedEnd().toSeconds())
            .count();
  }

  private static List<MoneySample> money() {
    List<MoneySample> samples = new ArrayList<>();
    double waiting = 0;
    for (int second = 0; second < 420; second++) {
      waiting = waiting * (trouble(second) > 0 ? 0.995 : 0.8) + (second < 360 ? 20_000 : 0);
      long open = Math.round(waiting * 100) / 100;
      samples.add(
          new MoneySample(
              BEGIN.plusSeconds(second), open, open / 3, open / 2, open / 3 + open * 4 / 5));
    }
    return samples;
  }
}
