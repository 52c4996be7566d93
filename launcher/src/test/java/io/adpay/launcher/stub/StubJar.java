package io.adpay.launcher.stub;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Executable jars with one class in them. */
public final class StubJar {
  private StubJar() {}

  /**
   * Writes a jar of a {@link StubService}.
   *
   * @param jar where to; the name of one that is not to start holds {@link StubService#BROKEN}, and
   *     so on
   */
  public static Path write(Path jar) {
    Class<?> main = StubService.class;
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, main.getName());
    String entry = main.getName().replace('.', '/') + ".class";
    try {
      Files.createDirectories(jar.resolveSibling("."));
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
