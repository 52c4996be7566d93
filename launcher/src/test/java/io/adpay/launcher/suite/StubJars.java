package io.adpay.launcher.suite;

import io.adpay.launcher.stub.StubJar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * Jars of services that do nothing.
 *
 * @param directory where the jars are written
 * @param flaw what some of them can't do, as the stub knows it
 * @param flawed the modules that have it
 */
record StubJars(Path directory, String flaw, Set<Part> flawed) implements JarSource {
  @Override
  public Path prepare(String module) {
    boolean hasFlaw = Part.labelled(module).filter(flawed::contains).isPresent();
    String name = module + (hasFlaw ? "-" + flaw : "");
    Path jar = directory.resolve(module).resolve(name + ".jar");
    return Files.exists(jar) ? jar : StubJar.write(jar);
  }
}
