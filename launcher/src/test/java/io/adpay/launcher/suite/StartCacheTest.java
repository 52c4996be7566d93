package io.adpay.launcher.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.launcher.InTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartCacheTest {
  @TempDir(factory = InTarget.class)
  Path directory;

  private Path jar;

  @BeforeEach
  void build() throws IOException {
    jar = Files.writeString(directory.resolve("service.jar"), "a jar");
  }

  @Test
  void aCommandIsLeftAsItIsUntilThereIsACache() throws IOException {
    StartCache cache = StartCache.of(command("-Xmx1m"));
    assertThat(cache.usedIfThere(command("-Xmx1m"))).isEqualTo(command("-Xmx1m"));

    cache.adopt(made());

    List<String> used = cache.usedIfThere(command("-Xmx1m"));
    assertThat(used)
        .startsWith("java", "-XX:AOTCache=" + cache.file())
        .endsWith("-Xmx1m", "-jar", jar.toString());
    assertThat(StartCache.usedBy(used)).contains(cache);
    assertThat(StartCache.usedBy(command("-Xmx1m"))).isEmpty();
  }

  @Test
  void otherOptionsAndAnotherJarHaveAnotherCacheAndPropertiesDoNot() throws IOException {
    StartCache cache = StartCache.of(command("-Xmx1m"));

    assertThat(StartCache.of(command("-Xmx1m"))).isEqualTo(cache);
    assertThat(StartCache.of(command("-Xmx2m"))).isNotEqualTo(cache);
    assertThat(StartCache.of(StartCache.with(List.of("-Dnode=2"), command("-Xmx1m"))))
        .isEqualTo(cache);

    Files.setLastModifiedTime(jar, FileTime.fromMillis(1));
    assertThat(StartCache.of(command("-Xmx1m"))).isNotEqualTo(cache);
  }

  @Test
  void aNewCacheTakesThePlaceOfThoseThatNobodyWillUse() throws IOException {
    StartCache.of(command("-Xmx1m")).adopt(made());
    StartCache cache = StartCache.of(command("-Xmx2m"));

    cache.adopt(made());

    assertThat(directory).isDirectoryContaining(cache.file()::equals);
    assertThat(directory.toFile().list()).hasSize(2);
  }

  @Test
  void whatIsForgottenIsNoLongerUsed() throws IOException {
    StartCache cache = StartCache.of(command("-Xmx1m"));
    cache.adopt(made());

    cache.forget();
    cache.forget();

    assertThat(cache.usedIfThere(command("-Xmx1m"))).isEqualTo(command("-Xmx1m"));
  }

  private Path made() throws IOException {
    return Files.writeString(directory.resolve("made"), "a cache");
  }

  private List<String> command(String option) {
    return List.of("java", option, "-jar", jar.toString());
  }
}
