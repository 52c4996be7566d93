package io.adpay.wallet.purpose;

import io.adpay.common.contract.wallet.HoldOpened;
import io.adpay.common.contract.wallet.OpenHold;
import io.adpay.common.problem.FieldProblem;
import io.adpay.common.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Where other services have money set aside. */
@RestController
final class HoldController {

  private final HoldMoney holdMoney;

  HoldController(HoldMoney holdMoney) {
    this.holdMoney = holdMoney;
  }

  @PostMapping("/internal/holds")
  HoldOpened open(@RequestBody OpenHold wish) {
    List<FieldProblem> fields = new ArrayList<>();
    if (wish.purpose() == null) {
      fields.add(new FieldProblem("purpose", "is required"));
    }
    require(wish.reference(), "reference", fields);
    require(wish.uid(), "uid", fields);
    require(wish.fen(), "fen", fields);
    if (!fields.isEmpty()) {
      throw Problem.invalid(fields);
    }
    return holdMoney.hold(wish);
  }

  private static void require(long number, String name, List<FieldProblem> fields) {
    if (number <= 0) {
      fields.add(new FieldProblem(name, "is positive"));
    }
  }
}
