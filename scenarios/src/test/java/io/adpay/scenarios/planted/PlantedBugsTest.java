package io.adpay.scenarios.planted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.difflib.patch.PatchFailedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Keeps the patches from rotting while the code around them changes. */
class PlantedBugsTest {

  private static final Path REPOSITORY = Path.of("..");

  /** The kinds that {@code ./adpay chaos --faults} takes. */
  private static final Set<String> FAULTS =
      Set.of(
          "kill",
          "pause",
          "restart",
          "mariadb",
          "redis",
          "redis-wipe",
          "cut",
          "delay",
          "throttle",
          "channel",
          "clock",
          "notices");

  private static final String SOURCE =
      """
      class Wallet {
        void debit() {
          lock();
          commit();
          unlock();
        }
      }
      """;

  private static final String PATCH =
      """
      The lock is given back too early.

      diff --git a/wallet/Wallet.java b/wallet/Wallet.java
      --- a/wallet/Wallet.java
      +++ b/wallet/Wallet.java
      @@ -1,7 +1,7 @@
       class Wallet {
         void debit() {
           lock();
      -    commit();
           unlock();
      +    commit();
         }
       }
      """;

  @TempDir private Path folder;

  @Test
  void thereAreNineAndAPatchOfEach() throws Exception {
    List<String> patches =
        Arrays.stream(PlantedBug.values())
            .map(bug -> bug.patch().getFileName().toString())
            .toList();

    assertThat(patches).hasSize(9);
    try (Stream<Path> files = Files.list(PlantedBug.folder())) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(patches);
    }
  }

  @ParameterizedTest
  @EnumSource
  void appliesToTheSourcesAsTheyAre(PlantedBug bug) throws Exception {
    Map<Path, String> changes = BugPatch.read(bug.patch()).changes(REPOSITORY);

    assertThat(changes).isNotEmpty();
    for (Map.Entry<Path, String> change : changes.entrySet()) {
      assertThat(change.getKey().toString()).contains("/src/main/");
      assertThat(change.getValue())
          .isNotEqualTo(Files.readString(REPOSITORY.resolve(change.getKey())));
    }
  }

  @ParameterizedTest
  @EnumSource
  void isToBeFoundWithinMinutesByFaultsThatThereAre(PlantedBug bug) {
    assertThat(bug.bound()).isEqualTo(Duration.ofMinutes(bug.bound().toMinutes()));
    assertThat(bug.bound().toMinutes()).isBetween(1L, 3L);
    assertThat(bug.faults()).isNotEmpty().doesNotHaveDuplicates().isSubsetOf(FAULTS);
    assertThat(bug.rules()).isNotEmpty().doesNotHaveDuplicates();
    assertThat(PlantedBug.named(bug.word())).isSameAs(bug);
  }

  @Test
  void aPatchAppliesWhereLinesHaveMoved() throws Exception {
    plant("package wallet;\n\n" + SOURCE);

    patch().applyTo(tree());

    assertThat(tree().resolve("wallet/Wallet.java"))
        .content()
        .startsWith("package wallet;")
        .containsSubsequence("lock();", "unlock();", "commit();", "}\n");
  }

  @Test
  void aPatchOfLinesThatHaveChangedDoesNotApply() throws Exception {
    plant(SOURCE.replace("lock();", "locks.take();"));

    assertThatThrownBy(() -> patch().applyTo(tree())).isInstanceOf(PatchFailedException.class);
  }

  @Test
  void aCopyHoldsTheSourcesAloneAndIsBroughtUpToDate() throws Exception {
    plant(SOURCE);
    Files.writeString(Files.createDirectories(tree().resolve("target")).resolve("built"), "jar");
    Path copy = folder.resolve("copy");
    var sources = new SourceTree(tree());
    SourceTree copied = sources.copyTo(copy);
    patch().applyTo(copy);
    Files.writeString(copy.resolve("gone"), "since");

    sources.copyTo(copy);

    assertThat(copied.files()).containsExactly(Path.of("wallet", "Wallet.java"));
    assertThat(copy.resolve("wallet/Wallet.java")).hasContent(SOURCE);
  }

  private void plant(String source) throws Exception {
    Files.writeString(
        Files.createDirectories(tree().resolve("wallet")).resolve("Wallet.java"), source);
  }

  private BugPatch patch() throws Exception {
    return BugPatch.read(Files.writeString(folder.resolve("bug.patch"), PATCH));
  }

  private Path tree() {
    return folder.resolve("tree");
  }
}
