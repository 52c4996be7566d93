package io.adpay.launcher.suite;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Jars of which none is prepared by two threads at once: the nodes of a part share one. */
final class OneAtATime implements JarSource {
  private final JarSource jars;
  private final Map<String, Object> locks = new ConcurrentHashMap<>();

  OneAtATime(JarSource jars) {
    this.jars = jars;
  }

  @Override
  public Path prepare(String module) {
    synchronized (locks.computeIfAbsent(module, _ -> new Object())) {
      return jars.prepare(module);
    }
  }
}
