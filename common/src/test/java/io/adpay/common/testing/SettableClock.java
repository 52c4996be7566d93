package io.adpay.common.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that stands still until it is set; or that ticks by itself at each look. */
public final class SettableClock extends Clock {

  private final AtomicLong millis;
  private final AtomicLong tickMillis = new AtomicLong();

  public SettableClock(Instant start) {
    this.millis = new AtomicLong(start.toEpochMilli());
  }

  public void set(Instant time) {
    millis.set(time.toEpochMilli());
  }

  public void move(Duration by) {
    millis.addAndGet(by.toMillis());
  }

  /** From now on each look finds it that much later. */
  public void tickAtEachLook(Duration by) {
    tickMillis.set(by.toMillis());
  }

  @Override
  public long millis() {
    return millis.getAndAdd(tickMillis.get());
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(millis());
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("this clock lives in UTC");
  }
}
