package io.adpay.payment.refund;

import io.adpay.common.contract.operations.QueueState;
import io.adpay.common.contract.payment.Channel;
import io.adpay.common.queue.QueueReport;
import io.adpay.payment.channel.PaymentChannels;
import io.adpay.payment.work.Outage;
import io.adpay.payment.work.WorkLoop;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Works on the refunds that are due: one loop for each channel, so that a slow one holds up no
 * other, and one for those whose hold at the wallet was left undone.
 */
@Component
public final class RefundWork implements QueueReport, SmartLifecycle {

  private final Map<Channel, WorkLoop<RefundTask>> loops = new EnumMap<>(Channel.class);
  private final WorkLoop<RefundTask> holds;
  private final RefundRows rows;
  private final Refunds refunds;
  private final SendRefund send;
  private final AskRefund ask;

  RefundWork(
      PaymentChannels channels,
      RefundRows rows,
      Refunds refunds,
      SendRefund send,
      AskRefund ask,
      HoldRefund hold,
      RefundProperties properties) {
    this.rows = rows;
    this.refunds = refunds;
    this.send = send;
    this.ask = ask;
    for (Channel channel : channels.offered()) {
      loops.put(
          channel,
          new WorkLoop<>(
              RefundQueues.of(channel),
              properties.workers(),
              properties.poll(),
              most -> rows.claimPending(channel, most),
              task -> work(task, this::carryOn)));
    }
    this.holds =
        new WorkLoop<>(
            RefundQueues.HOLDS,
            properties.workers(),
            properties.poll(),
            rows::claimHolding,
            task -> work(task, hold::holdAgain));
  }

  /** Says that a refund of that channel is due. */
  public void wake(Channel channel) {
    WorkLoop<RefundTask> loop = loops.get(channel);
    if (loop != null) {
      loop.wake();
    }
  }

  private void work(RefundTask task, Consumer<RefundTask> step) {
    try {
      step.accept(task);
    } catch (RuntimeException e) {
      Outage.afterwards(e, forgiven -> rows.brokeOff(task, forgiven));
      throw e;
    }
  }

  private void carryOn(RefundTask task) {
    Refund refund = refunds.findByRefundNo(task.refundNo()).orElseThrow();
    if (refund.stage() != RefundStage.PENDING) {
      return;
    }
    if (refund.isToBeAsked()) {
      ask.ask(refund, task);
    } else {
      send.send(refund, task);
    }
  }

  @Override
  public List<QueueState> states() {
    List<QueueState> states = new ArrayList<>();
    loops.keySet().forEach(channel -> states.add(rows.pending(channel)));
    states.add(rows.holding());
    return states;
  }

  @Override
  public void start() {
    loops.values().forEach(WorkLoop::start);
    holds.start();
  }

  @Override
  public void stop() {
    loops.values().forEach(WorkLoop::stop);
    holds.stop();
  }

  @Override
  public boolean isRunning() {
    return holds.isRunning();
  }
}
