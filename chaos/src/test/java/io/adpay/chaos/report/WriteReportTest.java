package io.adpay.chaos.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.chaos.journal.Call;
import io.adpay.chaos.journal.CallKind;
import io.adpay.chaos.journal.Told;
import io.adpay.chaos.judge.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WriteReportTest {

  private static final JsonMapper JSON = JsonMapper.shared();

  @TempDir private Path folder;

  @Test
  void theJsonHoldsTheRun() throws IOException {
    RunRecord run = MadeUpRun.with(MadeUpRun.findings());

    new WriteReport(folder).write(run);

    RunJson read = JSON.readValue(folder.resolve("report.json"), RunJson.class);
    assertThat(read.seed()).isEqualTo(run.seed());
    assertThat(read.length()).isEqualTo(run.length());
    assertThat(read.faultKinds()).isEqualTo(run.faultKinds());
    assertThat(read.nodes()).isEqualTo(run.nodes());
    assertThat(read.rig()).isEqualTo(run.rig());
    assertThat(read.phases()).isEqualTo(run.phases());
    assertThat(read.faults()).isEqualTo(run.faults());
    assertThat(read.calls()).isEqualTo(RunJson.of(run).calls()).isNotEmpty();
    assertThat(read.money()).isEqualTo(run.money());
    assertThat(read.verdict().findings()).isEqualTo(run.verdict().findings());
  }

  @Test
  void theNamesInTheJsonStay() throws IOException {
    new WriteReport(folder).write(MadeUpRun.with(MadeUpRun.findings()));

    JsonNode report = JSON.readTree(folder.resolve("report.json"));
    assertThat(report.propertyNames())
        .containsExactlyInAnyOrder(
            "seed",
            "length",
            "faultKinds",
            "merchants",
            "settle",
            "nodesOfEach",
            "nodes",
            "rig",
            "phases",
            "faults",
            "calls",
            "money",
            "verdict");
    assertThat(report.at("/rig").propertyNames())
        .containsExactlyInAnyOrder("cores", "memoryBytes", "os", "jdk", "mariadb", "redis");
    assertThat(report.at("/phases/0").propertyNames())
        .containsExactlyInAnyOrder("name", "begunAt", "endedAt");
    assertThat(report.at("/faults/0").propertyNames())
        .containsExactlyInAnyOrder(
            "kind", "lane", "words", "plannedBegin", "plannedEnd", "begunAt", "endedAt");
    assertThat(report.at("/calls/0").propertyNames())
        .containsExactlyInAnyOrder(
            "kind", "calls", "toldDone", "refused", "notTold", "askedAgain", "p50", "p99");
    assertThat(report.at("/money/0").propertyNames())
        .containsExactlyInAnyOrder(
            "at", "paidNotCreditedFen", "refundsOpenFen", "payoutsOpenFen", "holdsFen");
    assertThat(report.at("/verdict").propertyNames())
        .containsExactlyInAnyOrder("clean", "findings", "figures");
    assertThat(report.at("/verdict/findings/0").propertyNames())
        .containsExactlyInAnyOrder("rule", "number", "what", "known");
    assertThat(report.at("/phases/0/begunAt").stringValue()).isEqualTo("2026-11-25T00:59:12Z");
    assertThat(report.at("/length").stringValue()).isEqualTo("PT5M");
  }

  @Test
  void theLinesHoldTheCalls() throws IOException {
    RunRecord run =
        MadeUpRun.withCalls(
            List.of(
                MadeUpRun.call(CallKind.PLACE_ORDER, "key-1", "", 1.25, 17, MadeUpRun.answer(201)),
                MadeUpRun.call(CallKind.PLACE_ORDER, "key-1", "", 2, 5, MadeUpRun.nothing())));

    new WriteReport(folder).write(run);

    List<String> lines = Files.readAllLines(folder.resolve("calls.jsonl"));
    assertThat(lines).hasSize(2);
    assertThat(call(lines.getFirst())).isEqualTo(run.calls().getFirst());
    assertThat(call(lines.getLast())).isEqualTo(run.calls().getLast());
    assertThat(JSON.readTree(lines.getLast()).propertyNames())
        .contains("why")
        .doesNotContain("status", "body");
  }

  @Test
  void whatIsNoTextDoesNotKeepTheReportFromBeingWritten() throws IOException {
    Finding broken =
        new Finding("rule", "\uD800", "half a character: \uDC00", Map.of("a", "\uD800"));

    Path page = new WriteReport(folder).write(MadeUpRun.with(List.of(broken)));

    assertThat(Files.readString(page)).contains("half a character: \uFFFD");
    assertThat(Files.readString(folder.resolve("report.json"))).contains("half a character: ?");
  }

  @Test
  void aSampleIsLeftToBeLookedAt() throws IOException {
    Path samples = Path.of("target", "sample-report");

    assertThat(new WriteReport(samples.resolve("clean")).write(MadeUpRun.clean())).exists();
    assertThat(
            new WriteReport(samples.resolve("broken")).write(MadeUpRun.with(MadeUpRun.findings())))
        .exists();
  }

  @Test
  void theRigIsThisMachine() {
    Rig rig = Rig.here("11.4.5-MariaDB", "6.2.6");

    assertThat(rig.cores()).isPositive();
    assertThat(rig.memoryBytes()).isGreaterThan(1L << 28);
    assertThat(List.of(rig.os(), rig.jdk())).noneMatch(String::isBlank);
    assertThat(rig.redis()).isEqualTo("6.2.6");
  }

  private static Call call(String line) {
    CallLine read = JSON.readValue(line, CallLine.class);
    Told told =
        read.status() == null
            ? new Told.Nothing(read.why())
            : new Told.Answer(read.status(), read.body());
    return new Call(
        read.client(),
        read.kind(),
        read.key(),
        read.subject(),
        read.fen(),
        read.request(),
        read.begunAt(),
        read.took(),
        told);
  }
}
