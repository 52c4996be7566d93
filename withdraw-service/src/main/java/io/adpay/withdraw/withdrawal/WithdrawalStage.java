package io.adpay.withdraw.withdrawal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a withdrawal stands inside this service. It never goes back. */
public enum WithdrawalStage {
  /** Written down; the wallet has not yet said whether the money is there. Nobody sees it. */
  FREEZING,
  /** The wallet said no. Nobody sees it but whoever sends the same request again. */
  REFUSED,
  /** Its money is frozen, and operators have to decide. */
  PENDING_REVIEW,
  /** Its money is frozen, and nobody has to decide any more. */
  APPROVED,
  /** payment-service has been asked to pay it out, or is about to be. */
  PAYING,
  /** The payee has the money. */
  PAID,
  /** An operator has rejected it. */
  REJECTED,
  /** The channel has finally refused it. */
  FAILED;

  /** Whether a withdrawal may go from here to there. */
  boolean leadsTo(WithdrawalStage next) {
    return switch (this) {
      case FREEZING -> next == REFUSED || next == PENDING_REVIEW || next == APPROVED;
      case PENDING_REVIEW -> next == APPROVED || next == REJECTED;
      case APPROVED -> next == PAYING;
      case PAYING -> next == PAID || next == FAILED;
      case REFUSED, PAID, REJECTED, FAILED -> false;
    };
  }

  /** What the public interface calls it; nothing where nobody may see it. */
  Optional<WithdrawalStatus> shown() {
    return switch (this) {
      case FREEZING, REFUSED -> Optional.empty();
      case PENDING_REVIEW -> Optional.of(WithdrawalStatus.PENDING_REVIEW);
      case APPROVED -> Optional.of(WithdrawalStatus.APPROVED);
      case PAYING -> Optional.of(WithdrawalStatus.PAYING);
      case PAID -> Optional.of(WithdrawalStatus.PAID);
      case REJECTED -> Optional.of(WithdrawalStatus.REJECTED);
      case FAILED -> Optional.of(WithdrawalStatus.FAILED);
    };
  }

  /** The stages that are shown as that status, or as any where none is named. */
  static List<WithdrawalStage> shownAs(@Nullable WithdrawalStatus status) {
    return Arrays.stream(values())
        .filter(
            stage -> stage.shown().filter(shown -> status == null || shown == status).isPresent())
        .toList();
  }
}
