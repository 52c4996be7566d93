package io.adpay.chaos.workload;

import io.adpay.chaos.journal.Journal;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;

/** Where the clients begin. */
public final class Workload {

  private static final List<String> OPERATORS = List.of("operator", "operator-2");

  private Workload() {}

  /**
   * Lets all clients begin. Idempotency and settlement numbers come from the seed, so a suite that
   * has worked for a seed before has to forget it first.
   *
   * @param gateways any of which answers for all
   * @param sandbox the channel sandbox
   * @param seed from which every client draws its decisions; when it gets to them is not drawn
   * @param journal where they write down what they were told
   * @param clock for when it was
   * @throws IllegalArgumentException when there is no gateway
   */
  public static RunningWorkload start(
      List<URI> gateways,
      URI sandbox,
      long seed,
      Journal journal,
      Clock clock,
      WorkloadSettings settings) {
    if (gateways.isEmpty()) {
      throw new IllegalArgumentException("no gateway");
    }
    Pace pace = new Pace(settings.callsPerSecond(), settings.leisure());
    var surroundings =
        new Client.Surroundings(new Http(settings.answerTimeout()), pace, journal, clock, settings);
    Buyer buyer = new Buyer(surroundings, sandbox, gateways);
    Payee payee = new Payee(surroundings, sandbox);
    var workload =
        new RunningWorkload(
            surroundings,
            seed,
            new RunningWorkload.Clients(
                IntStream.range(0, settings.merchants())
                    .mapToObj(i -> Merchant.number(i, surroundings, gateways, buyer, seed))
                    .toList(),
                IntStream.range(0, settings.trafficOwners())
                    .mapToObj(i -> TrafficOwner.number(i, surroundings, gateways, payee))
                    .toList(),
                OPERATORS.stream().map(name -> new Operator(name, surroundings, gateways)).toList(),
                new Platform(surroundings, gateways),
                buyer,
                payee));
    workload.begin();
    return workload;
  }
}
