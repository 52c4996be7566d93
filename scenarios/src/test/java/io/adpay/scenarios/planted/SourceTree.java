package io.adpay.scenarios.planted;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.TreeSet;

/**
 * All that the suite is built from. What was built, and what runs of it have left behind, is not
 * part of it and stays where it is.
 */
final class SourceTree {

  private static final Set<String> NO_SOURCES = Set.of("target", ".git", ".adpay", ".idea");

  private final Path root;

  SourceTree(Path root) {
    this.root = root;
  }

  Path root() {
    return root;
  }

  /**
   * Makes a folder hold these sources and no others. What is the same there already is not touched,
   * so a build there has only the rest to do.
   */
  SourceTree copyTo(Path folder) throws IOException {
    Files.createDirectories(folder);
    SourceTree copy = new SourceTree(folder);
    Set<Path> wanted = files();
    for (Path there : copy.files()) {
      if (!wanted.contains(there)) {
        Files.delete(folder.resolve(there));
      }
    }
    for (Path file : wanted) {
      Path from = root.resolve(file);
      Path to = folder.resolve(file);
      if (!Files.exists(to) || Files.mismatch(from, to) >= 0) {
        Files.createDirectories(to.getParent());
        Files.copy(
            from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    return copy;
  }

  /** The paths of all source files, seen from the root. */
  Set<Path> files() throws IOException {
    Set<Path> files = new TreeSet<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return NO_SOURCES.contains(String.valueOf(folder.getFileName())) && !folder.equals(root)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (!NO_SOURCES.contains(String.valueOf(file.getFileName()))) {
              files.add(root.relativize(file));
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }
}
