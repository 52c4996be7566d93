package io.adpay.chaos.workload;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The clients at work, until they are told to stop and then to finish. */
public final class RunningWorkload {

  private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(2);
  private static final String FINISHING = "finishing";

  private final Client.Surroundings surroundings;
  private final long seed;
  private final Clients clients;
  private final Crew crew = new Crew();

  RunningWorkload(Client.Surroundings surroundings, long seed, Clients clients) {
    this.surroundings = surroundings;
    this.seed = seed;
    this.clients = clients;
  }

  /** Everybody. */
  record Clients(
      List<Merchant> merchants,
      List<TrafficOwner> trafficOwners,
      List<Operator> operators,
      Platform platform,
      Buyer buyer,
      Payee payee) {

    List<Client> all() {
      return Stream.of(
              merchants.stream().map(Merchant::client),
              trafficOwners.stream().map(TrafficOwner::client),
              operators.stream().map(Operator::client),
              Stream.of(platform.client(), buyer.client(), payee.client()))
          .flatMap(some -> some)
          .toList();
    }
  }

  void begin() {
    clients.merchants().forEach(merchant -> merchant.start(crew));
    clients.trafficOwners().forEach(owner -> owner.start(crew, seed));
    clients.operators().forEach(operator -> operator.start(crew, seed));
    clients.platform().start(crew, seed);
  }

  /**
   * Lets nobody begin anything more, and returns when the calls on their way have ended. Stories
   * are left where they are, and requests that nobody answered are not sent again for now.
   *
   * @throws IllegalStateException when a client failed by the harness's own fault
   */
  public void stop() {
    surroundings.pace().stop();
    boolean _ = crew.join();
  }

  /**
   * After the faults: who was not told what became of a request sends it again until told; the
   * operators decide what waits for them, the payees take what waits for them, and all wait for
   * what they were promised, as long as the settings allow. Then {@link #look()}.
   *
   * @throws IllegalStateException when a client failed by the harness's own fault
   */
  public void finish() {
    stop();
    goOn();
    clients.all().forEach(client -> crew.start(FINISHING, client::askAgain));
    boolean _ = crew.join();
    Dice dice = Dice.of(seed, FINISHING);
    crew.start(FINISHING, () -> settle(dice));
    boolean _ = crew.join();
    boolean _ = look();
  }

  /**
   * Every client looks once at all that is its own, and writes down what it sees.
   *
   * @return whether they have seen all of it when their time is up
   * @throws IllegalStateException when a client failed by the harness's own fault
   */
  public boolean look() {
    goOn();
    clients.merchants().forEach(one -> crew.start(FINISHING, one::lookAtEverything));
    clients.trafficOwners().forEach(one -> crew.start(FINISHING, one::lookAtEverything));
    boolean seen = crew.join();
    surroundings.pace().stop();
    return seen;
  }

  /** The requests of which nobody was told what became of them. */
  public List<UntoldRequest> untold() {
    return clients.all().stream().flatMap(client -> client.untold().stream()).toList();
  }

  private void goOn() {
    WorkloadSettings settings = surroundings.settings();
    surroundings.pace().goOn(settings.finishingCallsPerSecond(), settings.finishing());
  }

  /** Round after round, until there is nothing left that waits for anybody. */
  private void settle(Dice dice) {
    while (true) {
      Client.Listing waiting = clients.operators().getFirst().waiting();
      waiting.items().forEach(withdrawal -> decide(withdrawal, dice.chance(80)));
      boolean settled =
          Crew.together(
                  Stream.concat(
                          clients.merchants().stream().map(one -> check(one::isSettled)),
                          clients.trafficOwners().stream().map(one -> check(one::isSettled)))
                      .toList())
              .stream()
              .allMatch(Boolean::booleanValue);
      if (settled && waiting.isWhole() && waiting.items().isEmpty()) {
        return;
      }
      surroundings.pace().pause(BETWEEN_ROUNDS);
    }
  }

  /** Both say the same: the largest need two to approve. */
  private void decide(JsonNode withdrawal, boolean approves) {
    clients.operators().forEach(operator -> operator.decide(withdrawal, approves));
  }

  private static Supplier<Boolean> check(BooleanSupplier check) {
    return check::getAsBoolean;
  }
}
