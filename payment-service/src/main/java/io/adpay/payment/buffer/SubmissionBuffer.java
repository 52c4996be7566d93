package io.adpay.payment.buffer;

import io.adpay.common.contract.operations.QueueState;
import io.adpay.common.contract.payment.Channel;
import io.adpay.common.queue.QueueReport;
import io.adpay.common.queue.TaskQueue;
import io.adpay.common.redis.RedisGuard;
import io.adpay.payment.channel.PaymentChannels;
import io.adpay.payment.work.WorkLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.redisson.api.RedissonClient;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Where payments wait for their channel: a queue in Redis for each, drained by a bounded number of
 * consumers. The rows are the truth. What Redis loses, a sweep brings back from them; and while
 * Redis is away the consumers take their tasks straight from the rows.
 */
@Component
public final class SubmissionBuffer implements QueueReport, SmartLifecycle {

  private static final int SWEPT_AT_ONCE = 1_000;

  private final Map<Channel, Lane> lanes = new EnumMap<>(Channel.class);
  private final SubmissionRows rows;
  private final SubmitPayment submit;
  private final RedisGuard guard;
  private final BufferProperties properties;

  SubmissionBuffer(
      PaymentChannels channels,
      SubmissionRows rows,
      SubmitPayment submit,
      RedissonClient redisson,
      RedisGuard guard,
      BufferProperties properties) {
    this.rows = rows;
    this.submit = submit;
    this.guard = guard;
    this.properties = properties;
    for (Channel channel : channels.offered()) {
      lanes.put(channel, new Lane(channel, redisson));
    }
  }

  /** When to come again, where so many wait for the channel that no more are taken. */
  public Optional<Duration> fullFor(Channel channel) {
    Lane lane = lane(channel);
    long length = lane.queue.length().orElseGet(() -> rows.count(channel));
    return length >= properties.backlog()
        ? Optional.of(properties.backlogRetry())
        : Optional.empty();
  }

  /** A committed payment takes its place at the end. */
  public void offer(Channel channel, long paymentNo) {
    Lane lane = lane(channel);
    lane.queue.offer(Long.toString(paymentNo));
    lane.loop.wake();
  }

  /** Brings back what Redis has lost, and what is to be tried again. */
  void sweep() {
    lanes.forEach(
        (channel, lane) ->
            rows.waiting(channel, SWEPT_AT_ONCE)
                .forEach(paymentNo -> lane.queue.offer(Long.toString(paymentNo))));
  }

  @Override
  public List<QueueState> states() {
    List<QueueState> states = new ArrayList<>();
    lanes.values().forEach(lane -> states.addAll(lane.queue.states()));
    return states;
  }

  @Override
  public void start() {
    lanes.values().forEach(lane -> lane.loop.start());
  }

  @Override
  public void stop() {
    lanes.values().forEach(lane -> lane.loop.stop());
  }

  @Override
  public boolean isRunning() {
    return lanes.values().stream().anyMatch(lane -> lane.loop.isRunning());
  }

  private Lane lane(Channel channel) {
    return Objects.requireNonNull(lanes.get(channel), () -> channel + " is not offered");
  }

  /** One channel's queue and its consumers. */
  private final class Lane {

    private final Channel channel;
    private final String name;
    private final TaskQueue queue;
    private final WorkLoop<Submission> loop;

    Lane(Channel channel, RedissonClient redisson) {
      this.channel = channel;
      this.name = "payments-" + channel.name().toLowerCase(Locale.ROOT);
      this.queue = new TaskQueue(name, redisson, guard);
      this.loop =
          new WorkLoop<>(
              name, properties.consumers(), properties.poll(), this::take, this::consume);
    }

    private List<Submission> take(int most) {
      var claims = queue.claim(most, properties.lease());
      if (claims.isEmpty() && !guard.isAvailable()) {
        return rows.waiting(channel, most).stream()
            .map(paymentNo -> new Submission(paymentNo, null))
            .toList();
      }
      return claims.stream()
          .map(claim -> new Submission(Long.parseLong(claim.task()), claim))
          .toList();
    }

    private void consume(Submission submission) {
      // Where the attempt broke off, the row says when it is due again, and the sweep brings it.
      var result = SubmitPayment.Result.DONE;
      try {
        result = submit.submit(channel, submission.paymentNo(), name);
      } finally {
        release(submission, result);
      }
    }

    private void release(Submission submission, SubmitPayment.Result result) {
      if (submission.claim() == null) {
        return;
      }
      switch (result) {
        case DONE -> queue.acknowledge(submission.claim());
        case KEEPS_ITS_PLACE -> queue.putBack(submission.claim());
      }
    }
  }
}
