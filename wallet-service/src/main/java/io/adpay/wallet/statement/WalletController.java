package io.adpay.wallet.statement;

import io.adpay.common.identity.Caller;
import io.adpay.common.paging.Page;
import io.adpay.common.paging.PageRequest;
import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows merchants and traffic owners their own wallets. */
@RestController
@RequestMapping("/api/v1/wallet")
@PreAuthorize("hasAnyRole('MERCHANT', 'TRAFFIC')")
class WalletController {

  private final Statements statements;

  WalletController(Statements statements) {
    this.statements = statements;
  }

  @GetMapping
  WalletView wallet(@Parameter(hidden = true) Caller caller) {
    return statements.wallet(caller.uid());
  }

  @GetMapping("/entries")
  Page<EntryView> entries(
      @Parameter(hidden = true) Caller caller,
      @RequestParam(required = false) @Nullable String type,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable String limit,
      @RequestParam(required = false) @Nullable String cursor) {
    return statements.entries(
        caller.uid(), EntryFilter.of(type, from, to), PageRequest.of(limit, cursor));
  }
}
