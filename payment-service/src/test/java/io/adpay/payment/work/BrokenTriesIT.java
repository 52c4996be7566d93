package io.adpay.payment.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.common.contract.payment.Channel;
import io.adpay.common.money.Money;
import io.adpay.payment.channel.ChannelReply.Accepted;
import io.adpay.payment.channel.PaymentView;
import io.adpay.payment.channel.PayoutView;
import io.adpay.payment.suite.FakeChannel;
import io.adpay.payment.suite.RunningService;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.redisson.client.RedisTimeoutException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/** Tasks whose tries break off on our side, in each queue that counts such tries. */
class BrokenTriesIT extends RunningService {

  /** How many tries may break off in this suite of tests. */
  private static final int TRIES = 3;

  private static final long RECEIVED = FEN - 1;

  /** Less than the quarantine, since a try begins some time after it is claimed. */
  private static final Duration LONG = Duration.ofSeconds(2);

  private final Queue<Long> begun = new ConcurrentLinkedQueue<>();

  /** A kind of task. */
  enum Task {
    SUBMISSION("SELECT COUNT(*) FROM payment WHERE payment_no = ? AND status = 'PENDING'"),
    NOTICE("SELECT COUNT(*) FROM channel_notice WHERE id = ? AND processed_at IS NOT NULL"),
    REFUND("SELECT COUNT(*) FROM refund WHERE refund_no = ? AND stage = 'SUCCEEDED'"),
    PAYOUT("SELECT COUNT(*) FROM payout WHERE withdrawal_no = ? AND status = 'SUCCEEDED'");

    private final String ended;

    Task(String ended) {
      this.ended = ended;
    }
  }

  @AfterEach
  void leaveNothingOpen() {
    plant("UPDATE dead_letter SET resolved_at = UTC_TIMESTAMP(3)");
  }

  @ParameterizedTest
  @EnumSource
  void triesThatBreakOffWhileTheDatabaseIsAwayAreNotTheTasksFault(Task task) {
    long number =
        begin(
            task, 2 * TRIES, () -> new CannotGetJdbcConnectionException("planted: no connection"));

    ends(task, number);
    assertThat(begun).hasSizeGreaterThan(2 * TRIES);
    assertThat(deadLetters(number)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void triesThatBreakOffWhileRedisIsAwayAreNotTheTasksFault(Task task) {
    long number =
        begin(
            task,
            2 * TRIES,
            () -> new IllegalStateException(new RedisTimeoutException("planted: no answer")));

    ends(task, number);
    assertThat(deadLetters(number)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void taskThatBreaksItsWorkersIsToldToAnOperatorOnceAndTriedAgain(Task task) {
    long number =
        begin(task, TRIES + 1, () -> new IllegalStateException("planted: this task breaks me"));

    ends(task, number);
    assertThat(deadLetters(number)).hasSize(1);
    List<Long> tries = List.copyOf(begun);
    assertThat(Duration.ofNanos(tries.get(TRIES + 1) - tries.get(TRIES))).isGreaterThan(LONG);
  }

  private void ends(Task task, long number) {
    eventually().until(() -> jdbc.sql(task.ended).param(number).query(Long.class).single() == 1);
  }

  /** Begins a task so many tries of which break off, and gives its number. */
  private long begin(Task task, int times, Supplier<RuntimeException> failure) {
    Runnable mayBreak =
        () -> {
          begun.add(System.nanoTime());
          if (begun.size() <= times) {
            throw failure.get();
          }
        };
    return switch (task) {
      case SUBMISSION -> submission(mayBreak);
      case NOTICE -> notice(mayBreak);
      case REFUND -> refund(mayBreak);
      case PAYOUT -> payout(mayBreak);
    };
  }

  private long submission(Runnable mayBreak) {
    alipay.onPrepay(
        _ -> {
          mayBreak.run();
          return Optional.empty();
        });
    var noWait = Map.of("Prefer", "wait=0");
    return start(order(), Channel.ALIPAY, "QR", UUID.randomUUID().toString(), noWait)
        .json()
        .get("paymentNo")
        .asLong();
  }

  /** News of a sum that is not the payment's, so that the channel is asked. */
  private long notice(Runnable mayBreak) {
    long paymentNo = pending(order(), Channel.ALIPAY, "QR");
    plant(
        "UPDATE payment SET next_query_at = '2030-01-01', version = version + 1"
            + " WHERE payment_no = "
            + paymentNo);
    alipay.onQuery(
        paymentNo,
        _ -> {
          mayBreak.run();
          return new Accepted<>(
              new PaymentView.Succeeded("T" + paymentNo, Money.ofFen(RECEIVED), Instant.now()));
        });
    callback(
        "alipay", FakeChannel.notice("genuine", "n-" + paymentNo, Long.toString(paymentNo), "1"));
    return jdbc.sql("SELECT id FROM channel_notice WHERE out_trade_no = ?")
        .param(Long.toString(paymentNo))
        .query(Long.class)
        .single();
  }

  private long refund(Runnable mayBreak) {
    long order = order();
    long paymentNo = credited(order, Channel.ALIPAY);
    alipay.onRefund(
        paymentNo,
        _ -> {
          mayBreak.run();
          return Optional.empty();
        });
    return refunding(order, FEN);
  }

  private long payout(Runnable mayBreak) {
    long withdrawalNo = number();
    alipay
        .payouts()
        .onPayout(
            withdrawalNo,
            command -> {
              mayBreak.run();
              return alipay.payouts().accept(command);
            });
    alipay
        .payouts()
        .onQuery(
            withdrawalNo,
            _ -> {
              mayBreak.run();
              return new Accepted<>(new PayoutView.NotFound());
            });
    internal(
        "/internal/payouts",
        """
        {"withdrawalNo":%d,"uid":2001,"channel":"ALIPAY","fen":%d,
         "payeeAccount":"account","payeeName":"Name"}
        """
            .formatted(withdrawalNo, FEN));
    return withdrawalNo;
  }
}
