package io.adpay.payment.check;

import io.adpay.common.contract.operations.DigestBucket;
import io.adpay.common.contract.operations.RechargeFact;
import io.adpay.common.contract.operations.RechargeState;
import io.adpay.common.problem.Problem;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** This service's part of the comparison of recharges; ranges are of order numbers. */
@RestController
class RechargeController {

  private static final int WIDEST_SHIFT = 62;

  private final RechargeFacts recharges;

  RechargeController(RechargeFacts recharges) {
    this.recharges = recharges;
  }

  @GetMapping("/internal/check/recharges/digest")
  List<DigestBucket> digest(
      @RequestParam int shift, @RequestParam long from, @RequestParam long to) {
    if (shift < 0 || shift > WIDEST_SHIFT) {
      throw Problem.invalid("shift", "is from 0 to " + WIDEST_SHIFT);
    }
    return recharges.digest(shift, from, to);
  }

  @GetMapping("/internal/check/recharges")
  List<RechargeFact> facts(@RequestParam long from, @RequestParam long to) {
    return recharges.facts(from, to);
  }

  @GetMapping("/internal/check/recharges/{orderNo}")
  RechargeState state(@PathVariable long orderNo) {
    return recharges.state(orderNo);
  }
}
