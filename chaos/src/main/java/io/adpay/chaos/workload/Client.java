package io.adpay.chaos.workload;

import io.adpay.chaos.journal.Call;
import io.adpay.chaos.journal.CallKind;
import io.adpay.chaos.journal.Journal;
import io.adpay.chaos.journal.Told;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.SequencedSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Somebody who calls and writes down what came of it. Who is not told sends the same again, with
 * the same key, until told; who has given up for now remembers the wish.
 */
final class Client {

  private final String name;
  private final Surroundings surroundings;
  private final List<URI> servers;
  private final Optional<Token> token;
  private final Queue<Call> successes = new ConcurrentLinkedQueue<>();
  private final Queue<Wish> open = new ConcurrentLinkedQueue<>();

  /**
   * What all clients have in common.
   *
   * @param clock by which their calls are dated
   */
  record Surroundings(
      Http http, Pace pace, Journal journal, Clock clock, WorkloadSettings settings) {}

  private Client(String name, Surroundings surroundings, List<URI> servers, Optional<Token> token) {
    this.name = name;
    this.surroundings = surroundings;
    this.servers = List.copyOf(servers);
    this.token = token;
  }

  /** One of AdPay's own clients. */
  static Client of(String name, Surroundings surroundings, List<URI> gateways) {
    Token token = new Token(surroundings.http(), () -> shuffled(gateways), name);
    return new Client(name, surroundings, gateways, Optional.of(token));
  }

  /** Somebody whom nobody asks for a token: a buyer, or a payee at the channel. */
  static Client withoutToken(String name, Surroundings surroundings, List<URI> servers) {
    return new Client(name, surroundings, servers, Optional.empty());
  }

  /**
   * Sends it, when its turn comes, until told or until there is no point in trying on.
   *
   * @return the last call
   * @throws StoppedException when the workload stops first
   */
  Call ask(Wish wish) {
    surroundings.pace().admit(1);
    return askNow(wish);
  }

  /** Like {@link #ask}, but the first time at once: its turn has come already. */
  Call askNow(Wish wish) {
    boolean isOpen = false;
    try {
      for (int tries = 1; ; tries++) {
        Attempt attempt = send(wish);
        isOpen = !isTold(attempt.call().told());
        if (!isOpen || tries == surroundings.settings().tries()) {
          return attempt.call();
        }
        surroundings.pace().holdOff(backoff(tries, attempt.retryAfter()));
        surroundings.pace().admit(1);
      }
    } finally {
      if (isOpen && !wish.isRead()) {
        open.add(wish);
      }
    }
  }

  /** Sends once more what was told already. */
  void repeat(Wish wish) {
    surroundings.pace().admit(1);
    Attempt _ = send(wish);
  }

  /** Reads what is about that number; empty: about none. */
  Call read(String path, String subject) {
    return ask(Wish.toRead(path, subject));
  }

  /**
   * A list as far as it could be read.
   *
   * @param isWhole whether no page is missing
   */
  record Listing(List<JsonNode> items, boolean isWhole) {}

  /** All of a list, page after page, up to one that can't be read. */
  Listing readAll(String path, String subject) {
    List<JsonNode> items = new ArrayList<>();
    String paged = path + (path.contains("?") ? "&" : "?") + "limit=200";
    Optional<String> next = Optional.of(paged);
    while (next.isPresent()) {
      JsonNode page = read(next.get(), subject).body();
      if (!page.path("items").isArray()) {
        return new Listing(items, false);
      }
      page.path("items").forEach(items::add);
      next = page.path("nextCursor").asStringOpt().map(cursor -> paged + "&cursor=" + cursor);
    }
    return new Listing(items, true);
  }

  /** Asks once more for all that was never told. */
  void askAgain() {
    for (int left = open.size(); left > 0; left--) {
      Wish wish = open.poll();
      if (wish != null) {
        try {
          surroundings.pace().admit(1);
        } catch (StoppedException e) {
          open.add(wish);
          throw e;
        }
        Call _ = askNow(wish);
      }
    }
  }

  /** The wishes of which nobody told what became of them. */
  List<UntoldRequest> untold() {
    return open.stream()
        .map(wish -> new UntoldRequest(name, wish.kind(), wish.subject(), wish.key()))
        .toList();
  }

  /** The numbers that calls of that kind were answered with, the oldest first. */
  SequencedSet<String> numbers(CallKind kind, String field) {
    return successes.stream()
        .filter(call -> call.kind() == kind)
        .flatMap(call -> call.body().path(field).asStringOpt().stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private record Attempt(Call call, Optional<Duration> retryAfter) {}

  private Attempt send(Wish wish) {
    String bearer = token.map(this::fetched).orElse("");
    Instant begunAt = surroundings.clock().instant();
    long begun = System.nanoTime();
    Http.Reply reply =
        surroundings
            .http()
            .send(
                shuffled(servers),
                wish.method(),
                wish.path(),
                headers(wish, bearer),
                wish.isRead() ? "" : Http.JSON.writeValueAsString(wish.body()));
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    if (reply.told() instanceof Told.Answer(int status, JsonNode _) && status == 401) {
      token.ifPresent(used -> used.isRefused(bearer));
    }
    Call call =
        new Call(
            name,
            wish.kind(),
            wish.key(),
            wish.subject(),
            wish.fen(),
            wish.body(),
            begunAt,
            took,
            reply.told());
    surroundings.journal().add(call);
    if (call.succeeded() && !wish.isRead()) {
      successes.add(call);
    }
    return new Attempt(call, reply.retryAfter());
  }

  private String fetched(Token from) {
    for (int tries = 1; ; tries++) {
      Optional<String> found = from.now();
      if (found.isPresent()) {
        return found.get();
      }
      surroundings.pace().holdOff(surroundings.settings().backoff(tries));
    }
  }

  private Duration backoff(int triesInVain, Optional<Duration> retryAfter) {
    Duration longest = surroundings.settings().longestBackoff();
    Duration own = surroundings.settings().backoff(triesInVain);
    return Stream.concat(Stream.of(own), retryAfter.stream())
        .max(Duration::compareTo)
        .filter(wanted -> wanted.compareTo(longest) < 0)
        .orElse(longest);
  }

  private static Map<String, String> headers(Wish wish, String bearer) {
    Map<String, String> headers = new HashMap<>();
    if (!bearer.isEmpty()) {
      headers.put("Authorization", "Bearer " + bearer);
    }
    if (!wish.key().isEmpty()) {
      headers.put("Idempotency-Key", wish.key());
    }
    if (!wish.isRead()) {
      headers.put("Content-Type", "application/json");
    }
    return headers;
  }

  /** Whether it is known by now what became of it, or at least that nothing did. */
  private static boolean isTold(Told told) {
    return switch (told) {
      case Told.Answer answer -> !answer.isToBeAskedAgain();
      case Told.Nothing _ -> false;
    };
  }

  /** Which server a call takes is no decision of anybody's, so it isn't drawn from the seed. */
  private static List<URI> shuffled(List<URI> servers) {
    List<URI> order = new ArrayList<>(servers);
    Collections.shuffle(order, ThreadLocalRandom.current());
    return order;
  }
}
