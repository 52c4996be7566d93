package io.adpay.payment.payout;

import io.adpay.common.contract.payment.PayoutTaken;
import io.adpay.common.contract.payment.RequestPayout;
import io.adpay.common.ordernumber.NumberLayout;
import io.adpay.common.problem.FieldProblem;
import io.adpay.common.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Where withdraw-service has withdrawals paid out. */
@RestController
class PayoutController {

  private static final int LONGEST_ACCOUNT = 128;
  private static final int LONGEST_NAME = 64;

  private final TakePayout take;
  private final Payouts payouts;

  PayoutController(TakePayout take, Payouts payouts) {
    this.take = take;
    this.payouts = payouts;
  }

  @PostMapping("/internal/payouts")
  PayoutTaken take(@RequestBody RequestPayout request) {
    List<FieldProblem> problems = problemsOf(request);
    if (!problems.isEmpty()) {
      throw Problem.invalid(problems);
    }
    return take.take(request);
  }

  @GetMapping("/internal/payouts/{withdrawalNo}")
  PayoutState state(@PathVariable long withdrawalNo) {
    return payouts
        .findByWithdrawalNo(withdrawalNo)
        .map(PayoutState::of)
        .orElseThrow(Problem::notFound);
  }

  private static List<FieldProblem> problemsOf(RequestPayout request) {
    List<FieldProblem> problems = new ArrayList<>();
    if (request.withdrawalNo() < NumberLayout.SMALLEST) {
      problems.add(new FieldProblem("withdrawalNo", "is no business number"));
    }
    if (isMissing(request.channel())) {
      problems.add(new FieldProblem("channel", "is missing"));
    }
    if (request.fen() <= 0) {
      problems.add(new FieldProblem("fen", "must be positive"));
    }
    if (!fits(request.payeeAccount(), LONGEST_ACCOUNT)) {
      problems.add(
          new FieldProblem("payeeAccount", "must have 1 to " + LONGEST_ACCOUNT + " characters"));
    }
    if (!fits(request.payeeName(), LONGEST_NAME)) {
      problems.add(new FieldProblem("payeeName", "must have 1 to " + LONGEST_NAME + " characters"));
    }
    return problems;
  }

  private static boolean isMissing(@Nullable Object field) {
    return field == null;
  }

  private static boolean fits(@Nullable String text, int longest) {
    return text != null && !text.isBlank() && text.length() <= longest;
  }
}
