package io.adpay.chaos.run;

import io.adpay.chaos.fault.InflictSchedule;
import io.adpay.chaos.fault.PlannedFault;
import io.adpay.chaos.fault.Schedule;
import io.adpay.chaos.fault.SuiteReach;
import io.adpay.chaos.fault.Topology;
import io.adpay.chaos.journal.Call;
import io.adpay.chaos.journal.CallKind;
import io.adpay.chaos.judge.Bounds;
import io.adpay.chaos.judge.Finding;
import io.adpay.chaos.judge.Judge;
import io.adpay.chaos.judge.OpenMatter;
import io.adpay.chaos.judge.Rule;
import io.adpay.chaos.judge.Verdict;
import io.adpay.chaos.network.Network;
import io.adpay.chaos.report.Phase;
import io.adpay.chaos.report.Rig;
import io.adpay.chaos.workload.RunningWorkload;
import io.adpay.chaos.workload.UntoldRequest;
import io.adpay.chaos.workload.Workload;
import io.adpay.chaos.workload.WorkloadSettings;
import io.adpay.engines.process.Patience;
import io.adpay.launcher.suite.Node;
import io.adpay.launcher.suite.Progress;
import io.adpay.launcher.suite.StartFailure;
import io.adpay.launcher.suite.Suite;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One run on a suite that nobody else uses: up, clients at work, faults, rest, judgement. Whoever
 * runs it takes the suite down.
 */
final class Trial {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
  private static final Duration UNDOING = Duration.ofSeconds(15);

  private final ChaosSettings settings;
  private final Suite suite;
  private final Addresses addresses;
  private final Clock clock;
  private final Telling telling;
  private final RunLog log;
  private final Schedule schedule;
  private final SuiteReach reach;
  private final InflictSchedule faults;
  private final Judge judge;
  private boolean allSeen;

  /**
   * A run that has not begun.
   *
   * @param suite wired by the network, and down
   * @throws IllegalArgumentException when no fault of these kinds fits into the time
   */
  Trial(ChaosSettings settings, Suite suite, Network network, Clock clock, Telling telling) {
    this.settings = settings;
    this.suite = suite;
    this.addresses = new Addresses(suite);
    this.clock = clock;
    this.telling = telling;
    this.log = new RunLog(settings, clock);
    this.schedule =
        Schedule.from(
            settings.seed(), settings.length(), settings.kinds(), new Topology(settings.nodes()));
    if (schedule.faults().isEmpty()) {
      throw new IllegalArgumentException(
          "no fault of these kinds fits into %d s".formatted(settings.length().toSeconds()));
    }
    this.reach = new SuiteReach(suite, network);
    this.faults = new InflictSchedule(schedule, reach, clock, watcher(telling));
    this.judge =
        new Judge(addresses.databases(), suite.gateway(), suite.channelSandbox(), Bounds.local());
  }

  /** What is known by now. */
  RunLog log() {
    return log;
  }

  /** On what it runs; the suite must be up. */
  Rig rig() {
    return EngineVersions.rig(addresses);
  }

  /** Starts the suite. */
  void up() {
    telling.say("starting %d nodes".formatted(suite.nodes().size()));
    log.during(Phase.Name.UP, () -> suite.up(this::started));
  }

  /**
   * Lets it all happen.
   *
   * @return what the judge says
   * @throws RuntimeException when the harness failed
   */
  Verdict run() {
    List<Finding> found = new ArrayList<>();
    AllHealthy health = new AllHealthy(suite, settings.settle());
    try (MoneyInFlight money = MoneyInFlight.watched(addresses.databases(), clock);
        CallRate _ = CallRate.told(log.journal(), telling)) {
      try {
        RunningWorkload clients = work();
        found.addAll(health.again(reach.foundDead(), reach.endedByFault()));
        log.during(Phase.Name.SETTLE, () -> settle(clients));
        found.addAll(health.again(List.of(), Set.of()));
        clients.untold().forEach(request -> found.add(neverTold(request)));
      } finally {
        log.moneySeen(money.samples());
        money.whyNone().ifPresent(why -> telling.say("the money in flight was never seen: " + why));
      }
    }
    return judged(found);
  }

  /** What was found before stands, whatever keeps the judge from his word. */
  private Verdict judged(List<Finding> found) {
    try {
      List<Verdict> said = new ArrayList<>();
      log.during(Phase.Name.JUDGED, () -> said.add(judge.judge(log.journal())));
      Verdict books = said.getFirst();
      found.addAll(books.findings());
      if (found.isEmpty()) {
        mustHaveSeenAnything();
      }
      return new Verdict(found, books.figures());
    } catch (RuntimeException failure) {
      if (found.isEmpty()) {
        throw failure;
      }
      found.addAll(without(failure).findings());
      return new Verdict(found, Map.of());
    }
  }

  /** A run that found nothing says something only if there was something to be seen, and it was. */
  private void mustHaveSeenAnything() {
    if (!allSeen) {
      throw new IllegalStateException(
          "the clients have not seen all that is theirs within " + settings.settle());
    }
    if (log.journal().of(CallKind.BUYER_PAYS).noneMatch(Call::succeeded)) {
      throw new IllegalStateException("no buyer has paid anything, so the books say nothing");
    }
  }

  /** Begins no fault any more, and undoes what there is: for a JVM that is about to end. */
  void breakOff() {
    faults.breakOff();
    boolean _ = faults.awaitEnd(UNDOING);
  }

  /** What the harness says of itself when it failed: a run without a verdict is not clean. */
  static Verdict without(Throwable failure) {
    return new Verdict(
        List.of(
            new Finding(
                "harness-failed",
                "",
                "The harness failed: " + failure.getMessage(),
                Map.of("failure", failure.toString()))),
        Map.of());
  }

  private static Finding neverTold(UntoldRequest request) {
    return new Finding(
        Rule.NEVER_TOLD.word(),
        request.subject(),
        "%s was not told what became of %s, key '%s', long after the faults"
            .formatted(request.client(), request.kind(), request.key()),
        Map.of());
  }

  private RunningWorkload work() {
    List<RunningWorkload> started = new ArrayList<>();
    log.during(
        Phase.Name.WORKLOAD,
        () -> {
          telling.say(
              "%d merchants and all others begin to call; %d faults in %d s"
                  .formatted(
                      settings.merchants(),
                      schedule.faults().size(),
                      settings.length().toSeconds()));
          RunningWorkload clients =
              Workload.start(
                  addresses.gateways(),
                  suite.channelSandbox(),
                  settings.seed(),
                  log.journal(),
                  clock,
                  workload());
          started.add(clients);
          try {
            log.during(Phase.Name.FAULTS, this::inflict);
          } finally {
            clients.stop();
          }
        });
    return started.getFirst();
  }

  /** For the whole length, even where the last fault ends before. */
  private void inflict() {
    long start = System.nanoTime();
    try {
      faults.run();
    } catch (InflictSchedule.InflictionException failure) {
      if (!(failure.getCause() instanceof StartFailure)) {
        throw failure;
      }
      // Of the suite, then, and not of the harness: whoever sees to its health tries once more.
      telling.say(String.valueOf(failure.getMessage()));
    } finally {
      log.inflicted(faults.inflictions());
    }
    long left = settings.length().toNanos() - (System.nanoTime() - start);
    boolean _ = Patience.until(suite::isClosing, Duration.ofNanos(Math.max(0, left)));
    telling.say("all faults are over");
  }

  private void settle(RunningWorkload clients) {
    telling.say("coming to rest, %d s at most".formatted(settings.settle().toSeconds()));
    long start = System.nanoTime();
    clients.finish();
    long left = settings.settle().toNanos() - (System.nanoTime() - start);
    if (!Patience.until(
        () -> judge.openNow().isEmpty(), Duration.ofNanos(Math.max(0, left)), BETWEEN_LOOKS)) {
      List<OpenMatter> open = judge.openNow();
      telling.say("%d matters are still open when the time is up".formatted(open.size()));
    }
    // What has come to its end since the clients looked last must be seen by them, too.
    allSeen = clients.look();
    telling.say(
        "at rest after %d s".formatted(Duration.ofNanos(System.nanoTime() - start).toSeconds()));
  }

  private WorkloadSettings workload() {
    WorkloadSettings laptop = WorkloadSettings.LAPTOP;
    return new WorkloadSettings(
        settings.merchants(),
        laptop.trafficOwners(),
        laptop.storiesAtOnce(),
        laptop.callsPerSecond(),
        laptop.finishingCallsPerSecond(),
        laptop.leisure(),
        laptop.usualFen(),
        laptop.answerTimeout(),
        laptop.tries(),
        laptop.firstBackoff(),
        laptop.longestBackoff(),
        settings.settle());
  }

  private void started(Node node, Progress.Step step) {
    if (step == Progress.Step.HEALTHY) {
      telling.say(node.label() + " is healthy");
    }
  }

  private static InflictSchedule.Watcher watcher(Telling telling) {
    return new InflictSchedule.Watcher() {
      @Override
      public void begun(PlannedFault fault) {
        telling.say("► " + fault.words());
      }

      @Override
      public void ended(PlannedFault fault) {
        telling.say("■ over: " + fault.words());
      }
    };
  }
}
