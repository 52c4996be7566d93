package io.adpay.wallet.settlement;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where the ad platform's billing job hands in its charges. */
@RestController
@RequestMapping("/api/v1/settlements")
@PreAuthorize("hasRole('PLATFORM')")
class SettlementController {

  private final SettleCharges settleCharges;

  SettlementController(SettleCharges settleCharges) {
    this.settleCharges = settleCharges;
  }

  /** The body of a request for settlements. */
  record SettlementRequest(
      @Schema(minLength = 1, maxLength = 64, requiredMode = Schema.RequiredMode.REQUIRED)
          @Nullable String batchNo,
      @ArraySchema(minItems = 1, maxItems = SettlementBatch.MOST)
          @Nullable List<@Nullable SettlementItem> items) {}

  /** What became of a batch: one result for each item, in the order of the items. */
  record SettlementAnswer(String batchNo, List<SettlementResult> results) {}

  @PostMapping
  SettlementAnswer settle(@RequestBody SettlementRequest request) {
    SettlementBatch batch = SettlementBatch.of(request.batchNo(), request.items());
    return new SettlementAnswer(batch.batchNo(), settleCharges.settle(batch.items()));
  }
}
