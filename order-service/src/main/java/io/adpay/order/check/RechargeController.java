package io.adpay.order.check;

import io.adpay.common.contract.operations.DigestBucket;
import io.adpay.common.contract.operations.RechargeFact;
import io.adpay.common.contract.operations.RechargeState;
import io.adpay.common.outbox.Outbox;
import io.adpay.common.problem.Problem;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where this service's recharges can be compared with those of the others. */
@RestController
@RequestMapping("/internal/check/recharges")
class RechargeController {

  private static final int NUMBER_BITS = 63;

  private final RechargeReport report;
  private final Outbox outbox;

  RechargeController(RechargeReport report, Outbox outbox) {
    this.report = report;
    this.outbox = outbox;
  }

  @GetMapping("/digest")
  List<DigestBucket> digest(
      @RequestParam int shift, @RequestParam long from, @RequestParam long to) {
    if (shift < 0 || shift > NUMBER_BITS) {
      throw Problem.invalid("shift", "is from 0 to " + NUMBER_BITS);
    }
    return report.digest(shift, from, to);
  }

  @GetMapping
  List<RechargeFact> facts(@RequestParam long from, @RequestParam long to) {
    return report.facts(from, to);
  }

  @GetMapping("/{orderNo}")
  RechargeState state(@PathVariable long orderNo) {
    return new RechargeState(report.fact(orderNo).orElse(null), outbox.isInFlight(orderNo));
  }
}
