package io.adpay.gateway.ops;

import io.adpay.common.contract.operations.CheckResult;
import java.time.Instant;
import java.util.List;

/** What was found when every invariant of every service was looked at. */
record LedgerReport(boolean ok, Instant checkedAt, List<CheckResult> checks) {

  static LedgerReport of(Instant checkedAt, List<CheckResult> checks) {
    return new LedgerReport(
        checks.stream().allMatch(CheckResult::ok), checkedAt, List.copyOf(checks));
  }
}
