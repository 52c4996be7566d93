package io.adpay.wallet.recharge;

import io.adpay.common.contract.operations.DigestBucket;
import io.adpay.common.contract.operations.RechargeFact;
import io.adpay.common.contract.operations.RechargeState;
import io.adpay.common.ordernumber.BusinessNumbers;
import io.adpay.common.outbox.Outbox;
import io.adpay.common.problem.Problem;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells the gateway's check which recharges this service knows of. */
@RestController
@RequestMapping("/internal/check/recharges")
final class RechargeFactsController {

  private static final int MOST = 10_000;

  private final RechargeFacts facts;
  private final Outbox outbox;

  RechargeFactsController(RechargeFacts facts, Outbox outbox) {
    this.facts = facts;
    this.outbox = outbox;
  }

  @GetMapping("/digest")
  List<DigestBucket> digest(
      @RequestParam int shift, @RequestParam long from, @RequestParam long to) {
    if (shift < 0 || shift >= Long.SIZE) {
      throw Problem.invalid("shift", "is from 0 to 63");
    }
    return facts.digest(shift, atLeastZero("from", from), atLeastZero("to", to));
  }

  @GetMapping
  List<RechargeFact> between(@RequestParam long from, @RequestParam long to) {
    List<RechargeFact> found =
        facts.between(atLeastZero("from", from), atLeastZero("to", to), MOST + 1);
    if (found.size() > MOST) {
      throw Problem.invalid("to", "leaves more than " + MOST + " recharges in the range");
    }
    return found;
  }

  @GetMapping("/{orderNo}")
  RechargeState state(@PathVariable String orderNo) {
    long number = BusinessNumbers.inPath(orderNo);
    return new RechargeState(facts.of(number).orElse(null), outbox.isInFlight(number));
  }

  private static long atLeastZero(String name, long number) {
    if (number < 0) {
      throw Problem.invalid(name, "is not negative");
    }
    return number;
  }
}
