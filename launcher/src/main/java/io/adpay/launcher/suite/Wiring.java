package io.adpay.launcher.suite;

/**
 * By which ports of 127.0.0.1 the nodes reach one another. In life that is each one's own port; who
 * wants to disturb their calls puts something in between.
 */
public interface Wiring {
  /** The port by which one node reaches another, or itself. */
  int port(Node from, Node to);

  /**
   * The port by which a node reaches a gateway, whichever it may be: to fetch tokens and the keys
   * that they are signed with, or, from the sandbox, to deliver what the channels tell.
   */
  int anyGateway(Node from);

  /** Everybody reaches everybody by their own port, and of the gateways the first. */
  static Wiring direct(Ports ports) {
    return new Wiring() {
      @Override
      public int port(Node from, Node to) {
        return ports.of(to);
      }

      @Override
      public int anyGateway(Node from) {
        return ports.of(Part.GATEWAY);
      }
    };
  }
}
