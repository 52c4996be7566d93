package io.adpay.withdraw.review;

import io.adpay.common.contract.operations.DecisionReason;
import io.adpay.common.identity.Caller;
import io.adpay.common.ordernumber.BusinessNumbers;
import io.adpay.common.paging.Page;
import io.adpay.common.paging.PageRequest;
import io.adpay.withdraw.withdrawal.ReadWithdrawals;
import io.adpay.withdraw.withdrawal.WithdrawalBody;
import io.adpay.withdraw.withdrawal.WithdrawalStatus;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where operators look at withdrawals and decide. */
@RestController
@PreAuthorize("hasRole('OPERATOR')")
class ReviewController {

  private static final String PATH = "/api/v1/ops/withdrawals";

  private final ReadWithdrawals withdrawals;
  private final ApproveWithdrawal approveWithdrawal;
  private final RejectWithdrawal rejectWithdrawal;

  ReviewController(
      ReadWithdrawals withdrawals,
      ApproveWithdrawal approveWithdrawal,
      RejectWithdrawal rejectWithdrawal) {
    this.withdrawals = withdrawals;
    this.approveWithdrawal = approveWithdrawal;
    this.rejectWithdrawal = rejectWithdrawal;
  }

  @GetMapping(PATH)
  Page<WithdrawalBody> list(
      @RequestParam(required = false) @Nullable WithdrawalStatus status,
      @RequestParam(required = false) @Nullable String limit,
      @RequestParam(required = false) @Nullable String cursor) {
    return withdrawals.ofAll(status, PageRequest.of(limit, cursor));
  }

  @PostMapping(PATH + "/{withdrawalNo}/approve")
  WithdrawalBody approve(
      @PathVariable String withdrawalNo, @Parameter(hidden = true) Caller caller) {
    return WithdrawalBody.of(
        approveWithdrawal.approve(BusinessNumbers.inPath(withdrawalNo), caller.name()));
  }

  @PostMapping(PATH + "/{withdrawalNo}/reject")
  WithdrawalBody reject(
      @PathVariable String withdrawalNo,
      @RequestBody @Valid DecisionReason body,
      @Parameter(hidden = true) Caller caller) {
    return WithdrawalBody.of(
        rejectWithdrawal.reject(
            BusinessNumbers.inPath(withdrawalNo), caller.name(), body.reason()));
  }
}
