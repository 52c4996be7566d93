package io.adpay.chaos.fault;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A channel's bad day, as the sandbox's control API is told.
 *
 * @param kind of which kind this is
 * @param channel {@code ALIPAY} or {@code WECHAT}
 * @param fields the API's own names and values
 * @param what what the channel does then, after its name
 */
record ChannelDisturbed(FaultKind kind, String channel, Map<String, Object> fields, String what)
    implements Fault {
  ChannelDisturbed {
    fields = Map.copyOf(new TreeMap<>(fields));
  }

  @Override
  public String lane() {
    return CHANNEL_LANE;
  }

  @Override
  public String words(Duration lasting) {
    return channel + " " + what + " for " + Words.of(lasting);
  }

  /** Two troubles of the same kind would order the same fields. */
  @Override
  public Set<String> claims(Topology topology) {
    return Set.of(kind.label() + " " + channel);
  }

  @Override
  public Duration recovery() {
    return Duration.ZERO;
  }

  @Override
  public void begin(Reach reach) {
    reach.order(this);
  }

  @Override
  public void end(Reach reach) {
    reach.cancel(this);
  }
}
