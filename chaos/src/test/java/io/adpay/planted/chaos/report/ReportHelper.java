package io.adpay.planted.chaos.report;

import io.adpay.planted.chaos.command.Told;
import io.adpay.planted.chaos.run.KnowingRun;
import java.time.Instant;

/** Has a name that says nothing, a count that anybody changes, and a time of its own. */
public class ReportHelper {
  static int reports;

  final KnowingRun run = new KnowingRun(new Told());

  Instant now() {
    reports++;
    return Instant.now();
  }
}
