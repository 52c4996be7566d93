package io.adpay.payment.payout;

import io.adpay.common.contract.operations.QueueState;
import io.adpay.common.contract.payment.Channel;
import io.adpay.common.queue.QueueReport;
import io.adpay.payment.channel.PaymentChannels;
import io.adpay.payment.work.WorkLoop;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Works on payouts, for each channel apart, so that one that hangs holds up nobody else's money.
 */
@Component
public final class PayoutWork implements QueueReport, SmartLifecycle {

  private final Map<Channel, WorkLoop<Turn>> loops = new EnumMap<>(Channel.class);
  private final PayoutRows rows;

  PayoutWork(
      PaymentChannels channels, PayoutRows rows, MakePayout make, PayoutProperties properties) {
    this.rows = rows;
    for (Channel channel : channels.offered()) {
      loops.put(
          channel,
          new WorkLoop<>(
              PayoutRows.queue(channel),
              properties.workers(),
              properties.poll(),
              most -> rows.claimDue(channel, most),
              make::take));
    }
  }

  /** Whether payouts can be made through that channel. */
  boolean offers(Channel channel) {
    return loops.containsKey(channel);
  }

  /** What a channel's news of a payout came to. */
  public enum News {
    /** The channel is asked at once. */
    ASKED,
    /** That the payee has the money was known. */
    KNOWN,
    /** There is no such payout here. */
    OF_A_STRANGER
  }

  /** The channel has told that something became of a payout. */
  public News hear(Channel channel, long withdrawalNo) {
    if (rows.bringForward(channel, withdrawalNo)) {
      wake(channel);
      return News.ASKED;
    }
    return rows.exists(channel, withdrawalNo) ? News.KNOWN : News.OF_A_STRANGER;
  }

  /** There is a new payout. */
  void wake(Channel channel) {
    WorkLoop<Turn> loop = loops.get(channel);
    if (loop != null) {
      loop.wake();
    }
  }

  @Override
  public List<QueueState> states() {
    return loops.keySet().stream().map(rows::state).toList();
  }

  @Override
  public void start() {
    loops.values().forEach(WorkLoop::start);
  }

  @Override
  public void stop() {
    loops.values().forEach(WorkLoop::stop);
  }

  @Override
  public boolean isRunning() {
    return loops.values().stream().anyMatch(WorkLoop::isRunning);
  }
}
