package io.adpay.chaos.report;

import java.time.Duration;
import java.util.List;

/** What run this was, how to have it again, on what it ran, and what it does not show. */
final class RunSection {

  private static final List<String> NOT_SHOWN =
      List.of(
          "that another seed, another length or another machine finds nothing either",
          "what happens when the database loses its disk, or a disk lies about what it has written",
          "how the real channels behave: their far side is the sandbox",
          "real partitions between machines: every node was a process of this one",
          "how fast the suite is: the latencies here are those of a suite that is being broken");

  private final RunRecord run;

  RunSection(RunRecord run) {
    this.run = run;
  }

  /** One line under the verdict. */
  Element summary() {
    long clients = run.calls().stream().map(call -> call.client()).distinct().count();
    return Element.of(
        "p",
        "Seed %d: %s in %s, while %s made %s."
            .formatted(
                run.seed(),
                Words.count(run.faults().size(), "fault"),
                minutes(run.length()),
                Words.count(clients, "client"),
                Words.count(run.calls().size(), "call")));
  }

  List<Element> elements() {
    return List.of(again(), rig(), notShown());
  }

  private Element again() {
    return Element.of(
        "section",
        Element.of("h2", "Run it again"),
        Element.of("pre", Element.of("code", command())),
        Element.of(
            "p",
            "The same seed, length, kinds and nodes give the same schedule. What the processes do"
                + " in between is theirs, so a finding may need more than one run to come back."));
  }

  private String command() {
    StringBuilder command = new StringBuilder("./adpay chaos --seed ").append(run.seed());
    command.append(" --minutes ").append(inMinutes(run.length()));
    if (!run.faultKinds().isEmpty()) {
      command.append(" --faults ").append(String.join(",", run.faultKinds()));
    }
    command.append(" --merchants ").append(run.merchants());
    command.append(" --nodes ").append(run.nodesOfEach());
    return command.append(" --settle ").append(inMinutes(run.settle())).toString();
  }

  private Element rig() {
    Rig rig = run.rig();
    Table table =
        new Table("Machine, engines and nodes", "What", "Which")
            .row(
                "Machine",
                Words.count(rig.cores(), "core") + ", " + Words.memory(rig.memoryBytes()))
            .row("System", rig.os())
            .row("Java", rig.jdk())
            .row("MariaDB", rig.mariadb())
            .row("Redis", rig.redis())
            .row("Nodes", String.join(", ", run.nodes()));
    Table phases = new Table("The phases", "Phase", "Begun", "#Took");
    run.phases()
        .forEach(
            phase ->
                phases.row(
                    phase.name().words(),
                    Words.moment(phase.begunAt()),
                    Words.exactClock(phase.length())));
    return Element.of("section", Element.of("h2", "The rig"), table.element(), phases.element());
  }

  private static Element notShown() {
    Element list = Element.of("ul");
    NOT_SHOWN.forEach(one -> list.add(Element.of("li", one)));
    return Element.of(
        "section",
        Element.of("h2", "What this page does not show"),
        list,
        Element.of("p", "What is promised, and what is not: ")
            .add(Element.of("code", "docs/proof.md"))
            .say(" in the repository."));
  }

  private static String minutes(Duration length) {
    return length.toSeconds() % 60 == 0
        ? Words.count(length.toMinutes(), "minute")
        : Words.clock(length) + " minutes";
  }

  /** A whole number of minutes, or a part of one to a hundredth. */
  private static String inMinutes(Duration length) {
    return length.toMillis() % 60_000 == 0
        ? Long.toString(length.toMinutes())
        : Double.toString(Math.round(length.toMillis() / 600.0) / 100.0);
  }
}
