package io.adpay.payment.channel.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.adpay.payment.channel.ChannelReply;
import io.adpay.payment.channel.ChannelReply.Accepted;
import io.adpay.payment.channel.ChannelReply.RateLimited;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class CallLimitTest {

  private final CallLimit limit = new CallLimit(patience(Duration.ofMillis(5)));

  @Test
  void callWhoseTurnDoesNotComeIsNotSent() throws Exception {
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch finish = new CountDownLatch(1);
    CompletableFuture<ChannelReply<String>> first =
        CompletableFuture.supplyAsync(
            () ->
                limit.within(
                    () -> {
                      busy.countDown();
                      await(finish);
                      return new Accepted<>("first");
                    }));
    busy.await();

    assertThat(
            limit.<String>within(
                () -> {
                  throw new AssertionError("sent");
                }))
        .isEqualTo(new RateLimited<>());

    finish.countDown();
    assertThat(first.get()).isEqualTo(new Accepted<>("first"));
    assertThat(limit.within(() -> new Accepted<>("next"))).isEqualTo(new Accepted<>("next"));
  }

  @Test
  void slotComesBackWhenACallThrows() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                limit.within(
                    () -> {
                      throw new IllegalStateException();
                    }));

    assertThat(limit.within(() -> new Accepted<>("next"))).isEqualTo(new Accepted<>("next"));
  }

  @Test
  void interruptedCallerIsNotSentAndStaysInterrupted() {
    Thread.currentThread().interrupt();

    assertThat(limit.within(() -> new Accepted<>("sent"))).isEqualTo(new RateLimited<>());
    assertThat(Thread.interrupted()).isTrue();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static ChannelHttpProperties patience(Duration slotTimeout) {
    Duration second = Duration.ofSeconds(1);
    return new ChannelHttpProperties(second, second, second, second, slotTimeout, 1);
  }
}
