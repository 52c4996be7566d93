package io.adpay.chaos.judge;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What withdraw-service has written down. */
record WithdrawalBook(List<Withdrawal> withdrawals, List<Review> reviews, ServiceTables tables) {

  /** A withdrawal. */
  record Withdrawal(
      String withdrawalNo,
      long uid,
      long fen,
      long feeFen,
      long payoutFen,
      String channel,
      String payee,
      String stage,
      int approvalsNeeded,
      @Nullable String failureCode,
      @Nullable String channelTransferNo,
      Instant createdAt,
      Instant changedAt) {

    /** Whether its money is set aside, or is about to be. */
    boolean isOpen() {
      return switch (stage) {
        case "FREEZING", "PENDING_REVIEW", "APPROVED", "PAYING" -> true;
        default -> false;
      };
    }

    /** Whether the owner has the money back, or never gave it. */
    boolean isGivenBack() {
      return switch (stage) {
        case "REFUSED", "REJECTED", "FAILED" -> true;
        default -> false;
      };
    }
  }

  /** An operator's decision. */
  record Review(String withdrawalNo, String operator, String decision, Instant decidedAt) {}
}
