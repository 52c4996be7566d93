package io.adpay.gateway.ops;

import io.adpay.common.contract.operations.QueueState;
import io.adpay.common.paging.Page;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What operators ask about the whole suite. */
@RestController
@RequestMapping("/api/v1/ops")
@PreAuthorize("hasRole('OPERATOR')")
class OpsController {

  private final CheckLedger checkLedger;
  private final ListQueues listQueues;

  OpsController(CheckLedger checkLedger, ListQueues listQueues) {
    this.checkLedger = checkLedger;
    this.listQueues = listQueues;
  }

  @GetMapping("/ledger/check")
  LedgerReport check() throws InterruptedException {
    return checkLedger.check();
  }

  @GetMapping("/queues")
  Page<QueueState> queues() throws InterruptedException {
    return new Page<>(listQueues.list(), null);
  }
}
