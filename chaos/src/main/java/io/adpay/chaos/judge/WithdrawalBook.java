package io.adpay.chaos.judge;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What withdraw-service has written down. */
record WithdrawalBook(List<Withdrawal> withdrawals, List<Review> reviews, ServiceTables tables) {

  /** Where a withdrawal stands. */
  enum Stage {
    FREEZING,
    REFUSED,
    PENDING_REVIEW,
    APPROVED,
    PAYING,
    PAID,
    REJECTED,
    FAILED;

    /** Whether its money is set aside, or is about to be. */
    boolean isOpen() {
      return switch (this) {
        case FREEZING, PENDING_REVIEW, APPROVED, PAYING -> true;
        case REFUSED, PAID, REJECTED, FAILED -> false;
      };
    }

    /** Whether the owner has the money back, or never gave it. */
    boolean isGivenBack() {
      return switch (this) {
        case REFUSED, REJECTED, FAILED -> true;
        case FREEZING, PENDING_REVIEW, APPROVED, PAYING, PAID -> false;
      };
    }
  }

  /** A withdrawal. */
  record Withdrawal(
      String withdrawalNo,
      long uid,
      long fen,
      long feeFen,
      long payoutFen,
      String channel,
      String payee,
      Stage stage,
      @Nullable String failureCode,
      @Nullable String channelTransferNo,
      Instant createdAt,
      Instant changedAt) {}

  /** An operator's decision. */
  record Review(String withdrawalNo, String operator, String decision, Instant decidedAt) {}
}
