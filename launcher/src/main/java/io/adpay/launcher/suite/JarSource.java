package io.adpay.launcher.suite;

import java.nio.file.Path;

/** Where a module's executable jar comes from. */
@FunctionalInterface
interface JarSource {
  /**
   * The jar of a module, ready to run.
   *
   * @param module the Maven module's name
   */
  Path prepare(String module);
}
