package io.adpay.chaos.judge;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the judge says.
 *
 * @param findings what must not be; empty: the books agree to the fen
 * @param figures how much was looked at: counts, and sums in fen
 */
public record Verdict(List<Finding> findings, Map<String, Object> figures) {

  /** Keeps copies. */
  public Verdict {
    findings = List.copyOf(findings);
    figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
  }

  /** Whether nothing was found. */
  public boolean isClean() {
    return findings.isEmpty();
  }
}
