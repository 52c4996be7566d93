package io.adpay.chaos.report;

import io.adpay.chaos.journal.Call;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes a run down in a folder: {@code report.json} for programs, {@code calls.jsonl} with a call
 * in each line, to be searched for a number, and {@code report.html} for people.
 */
public final class WriteReport {

  private static final String JSON = "report.json";
  private static final String CALLS = "calls.jsonl";
  private static final String PAGE = "report.html";

  private final Path folder;

  /**
   * A report in a folder.
   *
   * @param folder is made if need be; an older report in it is replaced
   */
  public WriteReport(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes the files.
   *
   * @return the page
   * @throws IOException if the disk refuses
   */
  public Path write(RunRecord run) throws IOException {
    Files.createDirectories(folder);
    write(JSON, RunJson.pretty(RunJson.of(run)) + "\n");
    writeCalls(run);
    return write(PAGE, new Page(run).html());
  }

  private void writeCalls(RunRecord run) throws IOException {
    try (OutputStream file =
        new BufferedOutputStream(Files.newOutputStream(folder.resolve(CALLS)))) {
      for (Call call : run.calls()) {
        file.write(bytes(RunJson.line(CallLine.of(call)) + "\n"));
      }
    }
  }

  private Path write(String name, String content) throws IOException {
    return Files.write(folder.resolve(name), bytes(content));
  }

  /** What is no text, half a character of a broken answer for one, becomes a question mark. */
  private static byte[] bytes(String content) {
    return content.getBytes(StandardCharsets.UTF_8);
  }
}
