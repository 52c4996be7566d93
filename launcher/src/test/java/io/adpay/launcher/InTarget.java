package io.adpay.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/** Temporary directories in the module's {@code target/}, where a crash may leave them. */
public final class InTarget implements TempDirFactory {
  @Override
  public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext test)
      throws IOException {
    Path target = Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolve("target");
    return Files.createTempDirectory(Files.createDirectories(target), "temporary-");
  }
}
