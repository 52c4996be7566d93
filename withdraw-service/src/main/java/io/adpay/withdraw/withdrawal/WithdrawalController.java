package io.adpay.withdraw.withdrawal;

import io.adpay.common.idempotency.IdempotencyClaim;
import io.adpay.common.idempotency.IdempotentAct;
import io.adpay.common.idempotency.IdempotentRequest;
import io.adpay.common.idempotency.IdempotentRequests;
import io.adpay.common.identity.Caller;
import io.adpay.common.ordernumber.BusinessNumbers;
import io.adpay.common.paging.Page;
import io.adpay.common.paging.PageRequest;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What traffic owners do with withdrawals. */
@RestController
@PreAuthorize("hasRole('TRAFFIC')")
class WithdrawalController {

  private static final String PATH = "/api/v1/withdrawals";

  private final IdempotentRequests requests;
  private final RequestWithdrawal requestWithdrawal;
  private final ReadWithdrawals withdrawals;

  WithdrawalController(
      IdempotentRequests requests,
      RequestWithdrawal requestWithdrawal,
      ReadWithdrawals withdrawals) {
    this.requests = requests;
    this.requestWithdrawal = requestWithdrawal;
    this.withdrawals = withdrawals;
  }

  @PostMapping(PATH)
  @Parameter(
      name = IdempotentRequest.HEADER,
      in = ParameterIn.HEADER,
      required = true,
      schema = @Schema(type = "string", minLength = 1, maxLength = 64))
  @ApiResponse(
      responseCode = "201",
      description = "The withdrawal, its money frozen, and where it is",
      content = @Content(schema = @Schema(implementation = WithdrawalBody.class)))
  ResponseEntity<?> request(
      @RequestBody @Valid RequestWithdrawalBody body,
      @Parameter(hidden = true) Caller caller,
      @Parameter(hidden = true) HttpServletRequest request) {
    return requests.answer(
        IdempotentRequest.of(request, caller, body),
        new IdempotentAct() {
          @Override
          public ResponseEntity<?> begin(IdempotencyClaim claim) {
            return created(requestWithdrawal.request(caller.uid(), body, claim));
          }

          @Override
          public ResponseEntity<?> resume(long withdrawalNo) {
            return created(requestWithdrawal.resume(withdrawalNo));
          }
        });
  }

  @GetMapping(PATH + "/{withdrawalNo}")
  WithdrawalBody one(@PathVariable String withdrawalNo, @Parameter(hidden = true) Caller caller) {
    return withdrawals.one(caller.uid(), BusinessNumbers.inPath(withdrawalNo));
  }

  @GetMapping(PATH)
  Page<WithdrawalBody> list(
      @RequestParam(required = false) @Nullable WithdrawalStatus status,
      @RequestParam(required = false) @Nullable String limit,
      @RequestParam(required = false) @Nullable String cursor,
      @Parameter(hidden = true) Caller caller) {
    return withdrawals.ofOwner(caller.uid(), status, PageRequest.of(limit, cursor));
  }

  private static ResponseEntity<WithdrawalBody> created(Withdrawal withdrawal) {
    return ResponseEntity.created(URI.create(PATH + "/" + withdrawal.withdrawalNo()))
        .body(WithdrawalBody.of(withdrawal));
  }
}
