package io.adpay.engines.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.engines.InTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PidFileTest {
  @TempDir(factory = InTarget.class)
  Path directory;

  @Test
  void findsTheProcessThatItTellsOf() throws IOException {
    ProcessIdentity self = ProcessIdentity.ofThisJvm();

    PidFile file = write(self.pid() + " " + self.birth() + " java\n");

    assertThat(file.findProcess().orElseThrow().pid()).isEqualTo(self.pid());
  }

  @Test
  void aProcessBornLaterWithTheSamePidIsAStranger() throws IOException {
    ProcessIdentity self = ProcessIdentity.ofThisJvm();

    assertThat(write(self.pid() + " " + self.birth() + "9 java\n").findProcess()).isEmpty();
  }

  @Test
  void anotherProgramIsAStranger() throws IOException {
    ProcessIdentity self = ProcessIdentity.ofThisJvm();

    assertThat(write(self.pid() + " " + self.birth() + " mariadbd\n").findProcess()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "1234", "x y z", "1234 boot/5"})
  void aTornLineTellsOfNobody(String line) throws IOException {
    assertThat(write(line).findProcess()).isEmpty();
  }

  @Test
  void noFileTellsOfNobody() {
    assertThat(new PidFile(directory.resolve("absent.pid")).findProcess()).isEmpty();
  }

  private PidFile write(String line) throws IOException {
    Path path = directory.resolve("some.pid");
    Files.writeString(path, line);
    return new PidFile(path);
  }
}
