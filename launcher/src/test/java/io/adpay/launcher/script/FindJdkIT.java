package io.adpay.launcher.script;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.launcher.InTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the scripts find a JDK, asked of bash itself. */
class FindJdkIT {
  @TempDir(factory = InTarget.class)
  Path home;

  @ParameterizedTest
  @CsvSource({"25, yes", "25.0.3, yes", "25-ea, yes", "17.0.15, no", "251, no", "24.0.25, no"})
  void onlyJdk25Serves(String version, String serves) throws Exception {
    Path jdk = jdk("some", version);

    assertThat(bash("is_jdk_25 '" + jdk + "' && echo yes || echo no")).isEqualTo(serves);
  }

  @Test
  void aRuntimeWithoutACompilerDoesNotServe() throws Exception {
    Path jdk = jdk("runtime", "25.0.3");
    Files.delete(jdk.resolve("bin/javac"));

    assertThat(bash("is_jdk_25 '" + jdk + "' || echo no")).isEqualTo("no");
  }

  @Test
  void theUsersOwnChoiceComesFirst() throws Exception {
    Path chosen = jdk("chosen", "25.0.1");

    assertThat(bash("JAVA_HOME='" + chosen + "'; find_jdk; echo $JAVA_HOME"))
        .isEqualTo(chosen.toString());
  }

  @Test
  void aWrongChoiceIsPassedOverForTheToolchainsFile() throws Exception {
    Path wrong = jdk("wrong", "17.0.15");
    Path listed = jdk("listed", "25.0.2");
    Files.createDirectories(home.resolve(".m2"));
    Files.writeString(
        home.resolve(".m2/toolchains.xml"),
        "<toolchains>\n  <jdkHome>" + wrong + "</jdkHome>\n  <jdkHome>" + listed + "</jdkHome>\n");

    // With a PATH on which there is no java at all.
    assertThat(bash("JAVA_HOME='" + wrong + "'; PATH=" + tools() + "; find_jdk; echo $JAVA_HOME"))
        .isEqualTo(listed.toString());
  }

  /** The few programs that the script uses, and no java. */
  private Path tools() throws IOException {
    Path tools = Files.createDirectories(home.resolve("tools"));
    for (String name : new String[] {"sed", "grep", "readlink", "cat"}) {
      Path program = Path.of("/usr/bin").resolve(name);
      Files.createSymbolicLink(
          tools.resolve(name), Files.exists(program) ? program : Path.of("/bin").resolve(name));
    }
    return tools;
  }

  private Path jdk(String name, String version) throws IOException {
    Path jdk = home.resolve(name);
    Files.createDirectories(jdk.resolve("bin"));
    Files.writeString(
        jdk.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
    Path compiler = Files.createFile(jdk.resolve("bin/javac"));
    assertThat(compiler.toFile().setExecutable(true)).isTrue();
    return jdk;
  }

  private String bash(String script) throws IOException, InterruptedException {
    Path root = Path.of(System.getProperty("basedir", "")).toAbsolutePath().getParent();
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-c", ". '" + root + "/build/find-jdk.sh'; " + script)
            .redirectErrorStream(true);
    builder.environment().put("HOME", home.toString());
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    process.waitFor();
    return output;
  }
}
