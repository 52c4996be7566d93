package io.adpay.chaos.fault;

import java.util.Arrays;
import java.util.Optional;

/** What can go wrong, as one may choose it. */
public enum FaultKind {
  /** A service's node ends by SIGKILL, sometimes both at once. */
  KILL("kill"),
  /** A service's node stands still, for longer than a lease lasts. */
  PAUSE("pause"),
  /** A service's node ends in an orderly way, and starts again. */
  RESTART("restart"),
  /** The database server is killed, restarted or stands still. */
  MARIADB("mariadb"),
  /** Redis is killed, restarted or stands still, and keeps its data. */
  REDIS("redis"),
  /** Redis loses everything. */
  REDIS_WIPE("redis-wipe"),
  /** Connections break, or nothing comes through them. */
  CUT("cut"),
  /** Connections are slow to answer. */
  DELAY("delay"),
  /** Connections are narrow. */
  THROTTLE("throttle"),
  /** A channel hangs, fails, is slow, or has no money. */
  CHANNEL("channel"),
  /** A channel's clock is off by minutes. */
  CLOCK("clock"),
  /** A channel's notices are lost, doubled, late or in disorder. */
  NOTICES("notices");

  private final String label;

  FaultKind(String label) {
    this.label = label;
  }

  /** The word for it. */
  public String label() {
    return label;
  }

  /** Finds a kind by its word. */
  public static Optional<FaultKind> labelled(String label) {
    return Arrays.stream(values()).filter(kind -> kind.label.equals(label)).findFirst();
  }
}
