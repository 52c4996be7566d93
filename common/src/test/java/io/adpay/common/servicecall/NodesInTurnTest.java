package io.adpay.common.servicecall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class NodesInTurnTest {

  private static final URI ORDERS = URI.create("http://order/orders/7?from=a%26b");

  /** The clock stands for more than a second before zero, and is not ahead of it. */
  private final AtomicLong nanos = new AtomicLong(-5_000_000_000L);

  private final List<String> asked = new ArrayList<>();
  private final Set<String> refusing = new TreeSet<>();
  private final NodesInTurn nodes = nodes("http://a:1", "http://b:2", "http://c:3");

  @Test
  void everyNodeIsAskedInItsTurn() throws IOException {
    for (int i = 0; i < 6; i++) {
      call();
    }

    assertThat(asked).containsExactly("a", "b", "c", "a", "b", "c");
  }

  @Test
  void aRefusedCallGoesToTheNextNode() throws IOException {
    refusing.add("a");

    assertThat(call()).isEqualTo("b");
    assertThat(asked).containsExactly("a", "b");
  }

  @Test
  void aNodeThatRefusedIsPassedOverForASecond() throws IOException {
    refusing.add("a");
    call();
    asked.clear();

    for (int i = 0; i < 6; i++) {
      call();
    }
    assertThat(asked).hasSize(6).doesNotContain("a");

    refusing.clear();
    pass(NodesInTurn.PASSED_OVER);
    call();
    call();
    call();
    assertThat(asked.subList(6, 9)).containsExactlyInAnyOrder("a", "b", "c");
  }

  @Test
  void aNodeThatRefusedIsAskedAllTheSameWhereTheOthersRefuseToo() throws IOException {
    refusing.add("a");
    call();
    refusing.clear();
    refusing.addAll(Set.of("b", "c"));

    assertThat(call()).isEqualTo("a");
  }

  @Test
  void whereAllRefuseEachWasAskedOnce() {
    refusing.addAll(Set.of("a", "b", "c"));

    assertThatThrownBy(this::call).isInstanceOf(ConnectException.class);
    assertThat(asked).containsExactlyInAnyOrder("a", "b", "c");

    asked.clear();
    assertThatThrownBy(this::call).isInstanceOf(ConnectException.class);
    assertThat(asked).containsExactlyInAnyOrder("a", "b", "c");
  }

  @Test
  void theOnlyNodeIsAskedEveryTime() throws IOException {
    NodesInTurn alone = nodes("http://a:1");
    refusing.add("a");
    assertThatThrownBy(() -> call(alone)).isInstanceOf(ConnectException.class);
    refusing.clear();

    assertThat(call(alone)).isEqualTo("a");
  }

  @Test
  void whatMayHaveArrivedIsNeverSentAgain() throws IOException {
    List<URI> sent = new ArrayList<>();

    assertThatThrownBy(
            () ->
                nodes.call(
                    ORDERS,
                    address -> {
                      sent.add(address);
                      throw new IOException("broke off");
                    },
                    ConnectException.class::isInstance))
        .hasMessage("broke off");

    assertThat(sent).hasSize(1);
    // It did let a connection stand, so its turn comes as before.
    call();
    call();
    assertThat(call()).isEqualTo("a");
  }

  @Test
  void pathAndQueryAreKeptToTheLetter() throws IOException {
    for (String base : List.of("http://a:1", "http://a:1/")) {
      assertThat(at(base)).hasToString("http://a:1/orders/7?from=a%26b");
    }
    assertThat(at("http://balancer/orders-in-here"))
        .hasToString("http://balancer/orders-in-here/orders/7?from=a%26b");
  }

  @Test
  void aServiceWithoutANodeCannotBe() {
    assertThatThrownBy(() -> new NodesInTurn(List.of(), nanos::get))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private URI at(String base) throws IOException {
    return nodes(base).call(ORDERS, address -> address, _ -> false);
  }

  private NodesInTurn nodes(String... bases) {
    return new NodesInTurn(List.of(bases).stream().map(URI::create).toList(), nanos::get);
  }

  private String call() throws IOException {
    return call(nodes);
  }

  /** The host that answered. */
  private String call(NodesInTurn where) throws IOException {
    return where.call(
        ORDERS,
        address -> {
          asked.add(address.getHost());
          if (refusing.contains(address.getHost())) {
            throw new ConnectException("refused");
          }
          return address.getHost();
        },
        ConnectException.class::isInstance);
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
