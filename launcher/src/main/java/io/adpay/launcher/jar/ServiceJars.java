package io.adpay.launcher.jar;

import io.adpay.engines.server.Directories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.CRC32;

/**
 * The services' executable jars, extracted: a JVM starts in half the time when its libraries are
 * plain jars beside each other instead of jars in a jar. What is extracted is kept for as long as
 * the jar that it came from does not change.
 *
 * @param repositoryRoot the checkout, in which Maven left the jars
 * @param java the program to run them with
 * @param directory where the extracted ones go
 */
public record ServiceJars(Path repositoryRoot, Path java, Path directory) {
  private static final long EXTRACTION_TIMEOUT_SECONDS = 120;

  /** A module's jar isn't where the build leaves it. */
  public static final class NotBuiltException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotBuiltException(String module, Path target) {
      super(module + " is not built: there is no executable jar in " + target);
    }
  }

  /**
   * The jar to start a module by.
   *
   * @param module the Maven module's name
   * @throws NotBuiltException when there is none
   * @throws UncheckedIOException when the disk refuses
   */
  public Path prepare(String module) {
    Path jar = built(module);
    try {
      String edition = edition(jar);
      Path home = directory.resolve(module);
      Path extracted = home.resolve(edition);
      if (!Files.isDirectory(extracted)) {
        Directories.delete(home);
        Path unfinished = home.resolve("unfinished");
        Files.createDirectories(home);
        extract(jar, unfinished);
        Files.move(unfinished, extracted, StandardCopyOption.ATOMIC_MOVE);
      }
      return extracted.resolve(String.valueOf(jar.getFileName()));
    } catch (IOException e) {
      throw new UncheckedIOException("could not extract " + jar, e);
    }
  }

  /**
   * What is in a jar, as one number. Its own date tells nothing: builds are reproducible, and date
   * it always the same.
   */
  private static String edition(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      CRC32 sum = new CRC32();
      for (JarEntry entry : Collections.list(file.entries())) {
        String line = entry.getName() + " " + entry.getCrc() + " " + entry.getSize() + "\n";
        sum.update(line.getBytes(StandardCharsets.UTF_8));
      }
      return Long.toHexString(sum.getValue());
    }
  }

  private Path built(String module) {
    Path target = repositoryRoot.resolve(module).resolve("target");
    if (Files.isDirectory(target)) {
      try (DirectoryStream<Path> jars = Files.newDirectoryStream(target, module + "-*.jar")) {
        for (Path jar : jars) {
          if (!jar.toString().matches(".*-(sources|javadoc|tests)\\.jar")) {
            return jar;
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    throw new NotBuiltException(module, target);
  }

  private void extract(Path jar, Path to) throws IOException {
    Path output = to.resolveSibling("extraction.log");
    Process process =
        new ProcessBuilder(
                List.of(
                    java.toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Djarmode=tools",
                    "-jar",
                    jar.toString(),
                    "extract",
                    "--destination",
                    to.toString()))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      if (!process.waitFor(EXTRACTION_TIMEOUT_SECONDS, TimeUnit.SECONDS)
          || process.exitValue() != 0) {
        throw new IOException("jarmode extract failed:\n" + Files.readString(output));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }
}
