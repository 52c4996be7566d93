package io.adpay.chaos.network;

import io.adpay.launcher.suite.Node;

/**
 * A way that connections go.
 *
 * @param from who connects
 * @param to to whom
 */
public record Route(Node from, Node to) {

  /** As a person would say it. */
  public String words() {
    return from.label() + " → " + to.label();
  }
}
