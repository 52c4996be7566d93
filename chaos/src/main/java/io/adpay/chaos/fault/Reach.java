package io.adpay.chaos.fault;

import io.adpay.chaos.network.Condition;
import io.adpay.chaos.network.Route;
import io.adpay.launcher.suite.Node;

/** What faults can lay hands on. Each call throws when it could not be done. */
public interface Reach {
  /** Ends a node by SIGKILL. */
  void kill(Node node);

  /** Ends a node in an orderly way. */
  void stop(Node node);

  /** Starts a node unless it runs, and returns when it is healthy. */
  void start(Node node);

  /** Lets a node stand still (SIGSTOP). */
  void pause(Node node);

  /** Lets a node go on (SIGCONT). */
  void resume(Node node);

  /** Has Redis forget everything while it runs. */
  void flushRedis();

  /** Deletes what Redis, which does not run, would come back with. */
  void dropRedisData();

  /** Puts a route into a condition. */
  void impose(Route route, Condition condition);

  /** Clears a route. */
  void heal(Route route);

  /** Has the sandbox play this trouble beside what it plays already. */
  void order(ChannelDisturbed trouble);

  /** Has the sandbox play this trouble no more. */
  void cancel(ChannelDisturbed trouble);
}
