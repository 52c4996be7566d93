package io.adpay.launcher.suite;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

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
    return jar(module, fails ? FailingService.class : StubService.class);
  }

  private Path jar(String module, Class<?> main) {
    Path jar = directory.resolve(module).resolve(module + ".jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, main.getName());
    String entry = main.getName().replace('.', '/') + ".class";
    try {
      Files.createDirectories(directory.resolve(module));
      try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
          InputStream code = main.getResourceAsStream("/" + entry)) {
        out.putNextEntry(new JarEntry(entry));
        code.transferTo(out);
      }
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
