package io.adpay.launcher.suite;

import io.adpay.launcher.stub.StubJar;
import io.adpay.launcher.stub.StubService;
import java.nio.file.Path;
import java.util.Set;

/**
 * Jars of services that do nothing, or can't even start.
 *
 * @param directory where the jars are written
 * @param failing the modules that can't start
 */
record StubJars(Path directory, Set<Part> failing) implements JarSource {
  @Override
  public Path prepare(String module) {
    boolean fails = Part.labelled(module).filter(failing::contains).isPresent();
    String name = module + (fails ? "-" + StubService.BROKEN : "");
    return StubJar.write(directory.resolve(module).resolve(name + ".jar"));
  }
}
