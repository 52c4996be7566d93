package io.adpay.payment.channel.access;

import io.adpay.payment.channel.ChannelReply;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Bounds the calls to a channel that are in flight at once. */
public final class CallLimit {

  private final Semaphore slots;
  private final Duration patience;

  /** As the properties say. */
  public CallLimit(ChannelHttpProperties properties) {
    this.slots = new Semaphore(properties.maxConcurrent());
    this.patience = properties.slotTimeout();
  }

  /** Makes the call in its turn; one whose turn does not come has not been sent. */
  public <T> ChannelReply<T> within(Supplier<ChannelReply<T>> call) {
    try {
      if (!slots.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        return new ChannelReply.RateLimited<>();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new ChannelReply.RateLimited<>();
    }
    try {
      return call.get();
    } finally {
      slots.release();
    }
  }
}
