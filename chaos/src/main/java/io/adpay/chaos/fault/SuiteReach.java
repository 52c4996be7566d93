package io.adpay.chaos.fault;

import io.adpay.chaos.network.Condition;
import io.adpay.chaos.network.Network;
import io.adpay.chaos.network.Route;
import io.adpay.launcher.client.ChannelSandbox;
import io.adpay.launcher.suite.Node;
import io.adpay.launcher.suite.Part;
import io.adpay.launcher.suite.Progress;
import io.adpay.launcher.suite.StartFailure;
import io.adpay.launcher.suite.Suite;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A running suite whose nodes reach one another over a network of links. */
public final class SuiteReach implements Reach {
  /**
   * A service ends when the database is away while it starts; what runs a suite in life starts it
   * again then, and so do we.
   */
  private static final int MOST_STARTS = 4;

  private final Suite suite;
  private final Network network;
  private final ChannelSandbox sandbox;
  private final ChannelOrders orders = new ChannelOrders();
  private final Queue<Node> foundDead = new ConcurrentLinkedQueue<>();
  private final Set<Node> endedByFault = ConcurrentHashMap.newKeySet();

  /**
   * All that can be reached of a suite.
   *
   * @param suite the processes
   * @param network between them
   */
  public SuiteReach(Suite suite, Network network) {
    this.suite = suite;
    this.network = network;
    this.sandbox = new ChannelSandbox(suite.channelSandbox());
  }

  /** The nodes that had ended when a fault came for them, and no fault had ended them. */
  public List<Node> foundDead() {
    return List.copyOf(foundDead);
  }

  /** The nodes that a fault ended and that have not been started again since. */
  public Set<Node> endedByFault() {
    return Set.copyOf(endedByFault);
  }

  @Override
  public void kill(Node node) {
    mustLive(node);
    endedByFault.add(node);
    suite.kill(node);
  }

  @Override
  public void stop(Node node) {
    mustLive(node);
    endedByFault.add(node);
    suite.stop(node);
  }

  @Override
  public void start(Node node) {
    for (int left = MOST_STARTS - 1; ; left--) {
      try {
        suite.start(node, Progress.SILENT);
        endedByFault.remove(node);
        return;
      } catch (StartFailure failure) {
        if (left == 0 || suite.isClosing()) {
          throw failure;
        }
      }
    }
  }

  @Override
  public void pause(Node node) {
    mustLive(node);
    suite.pause(node);
  }

  @Override
  public void resume(Node node) {
    suite.resume(node);
  }

  /** One that is down although no fault has left it so has ended by itself. */
  private void mustLive(Node node) {
    if (!suite.isClosing() && !endedByFault.contains(node) && !suite.running().contains(node)) {
      foundDead.add(node);
    }
  }

  @Override
  public void flushRedis() {
    suite.flushRedis();
  }

  @Override
  public void dropRedisData() {
    suite.wipe(Part.REDIS);
  }

  @Override
  public void impose(Route route, Condition condition) {
    network.impose(route, condition);
  }

  @Override
  public void heal(Route route) {
    network.heal(route);
  }

  @Override
  public synchronized void order(ChannelDisturbed trouble) {
    orders.add(trouble);
    sandbox.orderFaults(orders.byChannel());
  }

  @Override
  public synchronized void cancel(ChannelDisturbed trouble) {
    orders.remove(trouble);
    sandbox.orderFaults(orders.byChannel());
  }
}
