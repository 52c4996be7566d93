package io.adpay.payment.callback;

import io.adpay.payment.work.WorkLoop;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Processes stored notifications; on any node, whichever has taken them in. */
@Component
final class NoticeProcessing implements SmartLifecycle {

  private final WorkLoop<StoredNotice> loop;

  NoticeProcessing(Notices notices, ProcessNotice process, CallbackProperties properties) {
    this.loop =
        new WorkLoop<>(
            Notices.QUEUE,
            properties.workers(),
            properties.poll(),
            notices::claimDue,
            process::process);
  }

  void wake() {
    loop.wake();
  }

  @Override
  public void start() {
    loop.start();
  }

  @Override
  public void stop() {
    loop.stop();
  }

  @Override
  public boolean isRunning() {
    return loop.isRunning();
  }
}
