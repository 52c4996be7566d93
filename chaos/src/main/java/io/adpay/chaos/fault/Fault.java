package io.adpay.chaos.fault;

import java.time.Duration;
import java.util.Set;

/**
 * One thing that goes wrong for a while. Its end undoes its begin, also one that came only half
 * way, and may be repeated.
 */
public sealed interface Fault
    permits NodesKilled,
        NodePaused,
        NodeRestarted,
        RedisFlushed,
        RedisEmptied,
        RoutesDisturbed,
        ChannelDisturbed {

  /** The lane of faults that hit a channel. */
  String CHANNEL_LANE = "channel";

  /** The lane of faults that hit connections. */
  String NETWORK_LANE = "network";

  /** What kind of thing it is. */
  FaultKind kind();

  /** Whom it hits: a node's label, or one of the lanes above. */
  String lane();

  /**
   * What it does, in one sentence without its full stop.
   *
   * @param lasting for how long it is planned
   */
  String words(Duration lasting);

  /**
   * What no other fault may hit at the same time, by names that mean nothing else.
   *
   * @param topology of the suite that it hits
   */
  Set<String> claims(Topology topology);

  /** For how long after its end what it hit is not itself again. */
  Duration recovery();

  /**
   * Inflicts it; returns when it is in force.
   *
   * @throws RuntimeException when it could not be inflicted
   */
  void begin(Reach reach);

  /**
   * Undoes it; returns when all is as it was, which may take as long as a start does.
   *
   * @throws RuntimeException when it could not be undone
   */
  void end(Reach reach);
}
