package io.adpay.chaos.fault;

import io.adpay.chaos.network.Condition;
import io.adpay.chaos.network.Route;
import io.adpay.launcher.suite.Node;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down what was done, and knows what is not undone yet. */
final class RecordedReach implements Reach {
  final List<String> done = new CopyOnWriteArrayList<>();
  final Set<Object> broken = ConcurrentHashMap.newKeySet();
  private final Set<String> impossible = ConcurrentHashMap.newKeySet();

  private volatile String lastStraw = "";

  /** From now on this ends in an error of the JVM's kind. */
  void failBadly(String what) {
    lastStraw = what;
  }

  /** From now on this throws, after it was done. */
  void fail(String what) {
    impossible.add(what);
  }

  @Override
  public void kill(Node node) {
    broken.add(node);
    act("kill " + node.label());
  }

  @Override
  public void stop(Node node) {
    broken.add(node);
    act("stop " + node.label());
  }

  @Override
  public void start(Node node) {
    broken.remove(node);
    act("start " + node.label());
  }

  @Override
  public void pause(Node node) {
    broken.add(node);
    act("pause " + node.label());
  }

  @Override
  public void resume(Node node) {
    broken.remove(node);
    act("resume " + node.label());
  }

  @Override
  public void flushRedis() {
    act("flush");
  }

  @Override
  public void dropRedisData() {
    act("drop");
  }

  @Override
  public void impose(Route route, Condition condition) {
    broken.add(route);
    act("impose " + route.words());
  }

  @Override
  public void heal(Route route) {
    broken.remove(route);
    act("heal " + route.words());
  }

  @Override
  public void order(ChannelDisturbed trouble) {
    broken.add(trouble);
    act("order " + trouble.channel());
  }

  @Override
  public void cancel(ChannelDisturbed trouble) {
    broken.remove(trouble);
    act("cancel " + trouble.channel());
  }

  private void act(String what) {
    done.add(what);
    if (lastStraw.equals(what)) {
      throw new AssertionError("can't even " + what);
    }
    if (impossible.contains(what)) {
      throw new IllegalStateException("can't " + what);
    }
  }
}
