package io.adpay.common.servicecall;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The nodes of one service, each called in its turn. A call goes to the next node only where it is
 * certain that nothing of it was sent: no connection came to stand. Once one stood, nobody knows
 * what became of the call, and it is the caller's to find out; it is never sent again from here.
 *
 * <p>A node that let no connection come to stand is asked last for a while, but it is asked: where
 * no other one is there either, it may be back.
 */
public final class NodesInTurn {

  private static final Logger log = LoggerFactory.getLogger(NodesInTurn.class);

  /** How long after a refusal the others are asked first. */
  static final Duration PASSED_OVER = Duration.ofSeconds(1);

  private final List<URI> nodes;
  private final LongSupplier nanoTime;
  private final AtomicInteger turn = new AtomicInteger();
  private final Map<URI, Long> refusedAt = new ConcurrentHashMap<>();

  /**
   * @param nodes their base addresses
   * @param nanoTime a clock that nobody sets
   */
  NodesInTurn(List<URI> nodes, LongSupplier nanoTime) {
    if (nodes.isEmpty()) {
      throw new IllegalArgumentException("a service without a node");
    }
    this.nodes = List.copyOf(nodes);
    this.nanoTime = nanoTime;
  }

  /** One try of a call. */
  @FunctionalInterface
  public interface Try<T> {

    /**
     * Makes the call.
     *
     * @param address the whole address, at one node
     */
    T at(URI address) throws IOException;
  }

  /**
   * Makes a call at the first node to which a connection comes to stand.
   *
   * @param path whose path and query are asked for, whatever host it names
   * @param oneTry makes the call
   * @param nothingWasSent tells the failures by which no connection came to stand
   * @throws IOException what became of the one call that may have been sent, or, where no node let
   *     a connection come to stand, how the last one failed
   */
  public <T> T call(URI path, Try<T> oneTry, Predicate<IOException> nothingWasSent)
      throws IOException {
    List<URI> inTurn = inTurn();
    for (URI node : inTurn.subList(0, inTurn.size() - 1)) {
      try {
        return oneTry.at(address(node, path));
      } catch (IOException failure) {
        if (!nothingWasSent.test(failure)) {
          throw failure;
        }
        passOver(node, failure);
      }
    }
    URI last = inTurn.getLast();
    try {
      return oneTry.at(address(last, path));
    } catch (IOException failure) {
      if (nothingWasSent.test(failure)) {
        passOver(last, failure);
      }
      throw failure;
    }
  }

  /** How many there are. */
  public int count() {
    return nodes.size();
  }

  private List<URI> inTurn() {
    List<URI> rotated = new ArrayList<>(nodes);
    Collections.rotate(rotated, -Math.floorMod(turn.getAndIncrement(), nodes.size()));
    rotated.sort(Comparator.comparing(this::isPassedOver));
    return rotated;
  }

  private void passOver(URI node, IOException failure) {
    if (nodes.size() > 1 && !isPassedOver(node)) {
      log.warn("{} lets no connection come to stand: {}", node, failure.toString());
    }
    refusedAt.put(node, nanoTime.getAsLong());
  }

  private boolean isPassedOver(URI node) {
    Long refused = refusedAt.get(node);
    return refused != null && nanoTime.getAsLong() - refused < PASSED_OVER.toNanos();
  }

  private static URI address(URI node, URI path) {
    String base = node.toString();
    String query = path.getRawQuery();
    return URI.create(
        (base.endsWith("/") ? base.substring(0, base.length() - 1) : base)
            + path.getRawPath()
            + (query == null ? "" : "?" + query));
  }
}
