package io.adpay.sandbox.faults;

import io.adpay.sandbox.account.Channel;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * What a channel takes the time to be: what it writes into answers, notices and its books, and what
 * it holds an expiry against. When something is done, and whether a merchant's own timestamp is
 * stale, goes by the true clock all the same, or a channel whose clock is off would stand still.
 */
@Component
public class ChannelClock {

  private final Clock clock;
  private final FaultBook faults;

  ChannelClock(Clock clock, FaultBook faults) {
    this.clock = clock;
    this.faults = faults;
  }

  /** The time by the channel's clock at this moment. */
  public Instant now(Channel channel) {
    return clock.instant().plusMillis(faults.of(channel).clockSkewMs());
  }
}
