package io.adpay.launcher.suite;

import java.util.Locale;

/** How a node is. */
public enum State {
  /** It runs and has not been able to do its work yet. */
  STARTING,
  /** It can do its work. */
  HEALTHY,
  /** It runs and could do its work before, but can't now. */
  UNHEALTHY,
  /** There is no such process. */
  STOPPED;

  /** The word that is printed. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
