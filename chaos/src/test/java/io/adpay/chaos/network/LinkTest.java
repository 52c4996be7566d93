package io.adpay.chaos.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each condition is seen to bite, and to be gone once it is healed. */
class LinkTest {
  private final EventLoopGroup threads =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final Echo target = Echo.saying('t');
  private final Link link = linkTo(target.port());
  private final List<AutoCloseable> opened = new ArrayList<>(List.of(link, target));

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : opened.reversed()) {
      one.close();
    }
    threads.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
  }

  @Test
  void aClearLinkPassesEverythingAsItIs() throws Exception {
    Client client = connected();
    byte[] sent = new byte[2_000_000];
    new Random(1).nextBytes(sent);

    CompletableFuture<Void> saying = CompletableFuture.runAsync(() -> say(client, sent));

    assertThat(client.hear(sent.length)).isEqualTo(sent);
    saying.get();
  }

  @Test
  void theEndOfEitherSideIsTheOthersEnd() throws IOException {
    Client first = connected();
    first.close();
    await().until(() -> target.connections() == 0);

    Client second = connected();
    target.close();
    assertThat(second.hear()).isEqualTo(-1);
  }

  @Test
  void aCutLinkResetsWhatStandsAndRefusesWhatComes() throws IOException {
    Client client = connected();

    link.impose(new Condition.Cut());

    assertThatThrownBy(client::hear)
        .isInstanceOf(SocketException.class)
        .hasMessageContaining("reset");
    await().untilAsserted(this::assertRefused);
    await().until(() -> target.connections() == 0);
  }

  @Test
  void aCutLinkIsHealedHoweverOften() {
    for (int i = 0; i < 20; i++) {
      link.impose(new Condition.Cut());
      link.impose(new Condition.Clear());
    }

    await()
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(connected().echoOf("whole")).isEqualTo("whole"));
  }

  @Test
  void aSilentLinkTakesBytesAndAnswersNothing() throws IOException {
    Client client = connected();

    link.impose(new Condition.Silent());
    client.say("hello");
    Client late = open();
    late.say("late");

    assertThatThrownBy(client::hearShortly).isInstanceOf(SocketTimeoutException.class);
    assertThatThrownBy(late::hearShortly).isInstanceOf(SocketTimeoutException.class);
    assertThat(target.received()).isZero();
  }

  @Test
  void whatASilentLinkTookArrivesWhenItIsHealed() throws IOException {
    Client client = connected();
    link.impose(new Condition.Silent());
    client.say("hello");
    Client late = open();
    late.say("late");
    Client givenUp = open();
    givenUp.say("given up");
    givenUp.close();

    link.impose(new Condition.Clear());

    assertThat(client.hearWords(5)).isEqualTo("hello");
    assertThat(late.hearWords(5)).isEqualTo("tlate");
    await().until(() -> target.received() == "hellolategiven up".length());
  }

  @Test
  void aDelayedLinkIsLateAndKeepsTheOrder() throws IOException {
    Client client = connected();
    link.impose(new Condition.Delayed(Duration.ofMillis(150), Duration.ofMillis(100)));

    long start = System.nanoTime();
    StringBuilder sent = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      sent.append(i);
      client.say(Integer.toString(i));
    }

    assertThat(client.hearWords(sent.length())).isEqualTo(sent.toString());
    assertThat(since(start)).isGreaterThan(Duration.ofMillis(300));
  }

  @Test
  void whatIsLateComesAtOnceWhenTheDelayIsHealed() throws IOException {
    Client client = connected();
    link.impose(new Condition.Delayed(Duration.ofMinutes(5), Duration.ZERO));
    client.say("hello");
    assertThatThrownBy(client::hearShortly).isInstanceOf(SocketTimeoutException.class);

    link.impose(new Condition.Clear());

    assertThat(client.hearWords(5)).isEqualTo("hello");
    assertThat(client.echoOf("quick again")).isEqualTo("quick again");
  }

  @Test
  void aThrottledLinkPassesOnlySoMuch() throws Exception {
    Client client = connected();
    link.impose(new Condition.Throttled(30_000));
    assertThat(timeToEcho(client, 60_000)).isGreaterThan(Duration.ofMillis(1_200));

    link.impose(new Condition.Clear());
    assertThat(timeToEcho(client, 60_000)).isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void aLinkRefusesWhileItsTargetDoes() throws IOException {
    Client client = connected();

    target.close();

    assertThat(client.hear()).isEqualTo(-1);
    await().untilAsserted(this::assertRefused);
    opened.add(Echo.on(target.port(), 't'));
    await()
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(connected().echoOf("back")).isEqualTo("back"));
  }

  @Test
  void aLinkToNobodyRefusesFromTheStart() {
    int nobody = target.port();
    target.close();
    Link toNobody = linkTo(nobody);
    opened.add(toNobody);

    await()
        .untilAsserted(
            () -> assertThatThrownBy(() -> open(toNobody)).isInstanceOf(ConnectException.class));
  }

  @Test
  void aLinkWithSeveralTargetsLeadsToTheFirstThatAccepts() throws IOException {
    Echo second = Echo.saying('s');
    opened.add(second);
    Link either = linkTo(target.port(), second.port());
    opened.add(either);
    assertThat(open(either).hear()).isEqualTo('t');

    target.close();
    await().ignoreExceptions().until(() -> open(either).hear() == 's');

    opened.add(Echo.on(target.port(), 't'));
    await().ignoreExceptions().until(() -> open(either).hear() == 't');
  }

  private Link linkTo(Integer... ports) {
    return new Link(
        threads.next(),
        Arrays.stream(ports)
            .map(port -> new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
            .toList());
  }

  private Client connected() throws IOException {
    Client client = open();
    assertThat(client.hear()).isEqualTo('t');
    return client;
  }

  private Client open() throws IOException {
    return open(link);
  }

  private Client open(Link to) throws IOException {
    Client client = Client.at(to.port());
    opened.add(client);
    return client;
  }

  private void assertRefused() {
    assertThatThrownBy(this::open).isInstanceOf(ConnectException.class);
  }

  private static Duration timeToEcho(Client client, int length) throws Exception {
    byte[] sent = new byte[length];
    Arrays.fill(sent, (byte) 'x');
    long start = System.nanoTime();
    CompletableFuture<Void> saying = CompletableFuture.runAsync(() -> say(client, sent));
    assertThat(client.hear(length)).isEqualTo(sent);
    saying.get();
    return since(start);
  }

  private static void say(Client client, byte[] bytes) {
    try {
      client.say(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Duration since(long startNanos) {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }
}
