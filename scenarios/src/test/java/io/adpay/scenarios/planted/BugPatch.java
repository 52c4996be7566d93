package io.adpay.scenarios.planted;

import com.github.difflib.patch.PatchFailedException;
import com.github.difflib.unifieddiff.UnifiedDiffFile;
import com.github.difflib.unifieddiff.UnifiedDiffReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A change of some files, as {@code git diff} writes it down. It applies as {@code git apply} would
 * have it: every line of its context has to be there, though perhaps some lines further up or down.
 */
final class BugPatch {

  private final List<UnifiedDiffFile> files;

  private BugPatch(List<UnifiedDiffFile> files) {
    this.files = files;
  }

  /**
   * Reads a patch.
   *
   * @throws IOException when the file can't be read or is no patch
   */
  static BugPatch read(Path file) throws IOException {
    try (InputStream text = Files.newInputStream(file)) {
      return new BugPatch(UnifiedDiffReader.parseUnifiedDiff(text).getFiles());
    }
  }

  /**
   * What the files would hold that it changes, by their paths in the tree.
   *
   * @throws PatchFailedException when one of them does not hold the lines that it changes
   * @throws IOException when one of them is not there
   */
  Map<Path, String> changes(Path tree) throws IOException, PatchFailedException {
    Map<Path, String> changes = new TreeMap<>();
    for (UnifiedDiffFile file : files) {
      Path path = Path.of(file.getToFile());
      List<String> lines = List.of(Files.readString(tree.resolve(path)).split("\n", -1));
      changes.put(path, String.join("\n", file.getPatch().applyFuzzy(lines, 0)));
    }
    return changes;
  }

  /**
   * Changes the files.
   *
   * @throws PatchFailedException when one of them does not hold the lines that it changes; then
   *     none has changed
   * @throws IOException when one of them is not there
   */
  void applyTo(Path tree) throws IOException, PatchFailedException {
    for (Map.Entry<Path, String> change : changes(tree).entrySet()) {
      Files.writeString(tree.resolve(change.getKey()), change.getValue());
    }
  }
}
