package io.adpay.chaos.judge;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What payment-service has written down. */
record PaymentBook(
    List<Payment> payments,
    List<Refund> refunds,
    List<Payout> payouts,
    List<Notice> notices,
    List<DeadLetter> deadLetters,
    ServiceTables tables) {

  /** Where a payment stands. */
  enum PaymentStatus {
    QUEUED,
    PENDING,
    SUCCEEDED,
    FAILED,
    CLOSED
  }

  /** Where a refund stands. */
  enum RefundStage {
    HOLDING,
    PENDING,
    REFUSED,
    SUCCEEDED,
    FAILED;

    /** Whether the buyer may still get the money. */
    boolean isOpen() {
      return switch (this) {
        case HOLDING, PENDING -> true;
        case REFUSED, SUCCEEDED, FAILED -> false;
      };
    }
  }

  /** Where a payout stands. */
  enum PayoutStatus {
    PENDING,
    SUCCEEDED,
    FAILED
  }

  /** A payment. */
  record Payment(
      String paymentNo,
      String orderNo,
      long uid,
      String channel,
      String method,
      long fen,
      PaymentStatus status,
      @Nullable String disposition,
      @Nullable String failureCode,
      @Nullable Long receivedFen,
      @Nullable String channelTradeNo,
      int attempts,
      Instant createdAt,
      Instant expiresAt,
      Instant changedAt) {

    boolean succeeded() {
      return status == PaymentStatus.SUCCEEDED;
    }

    boolean isCredited() {
      return "CREDITED".equals(disposition);
    }

    boolean isSurplus() {
      return "SURPLUS".equals(disposition);
    }

    /** A row that only keeps the number from beginning: nobody was told of it. */
    boolean isTombstone() {
      return status == PaymentStatus.CLOSED && attempts == 0;
    }
  }

  /** A refund; of a surplus, the whole payment goes back. */
  record Refund(
      String refundNo,
      String orderNo,
      String paymentNo,
      long uid,
      String channel,
      boolean surplus,
      long fen,
      RefundStage stage,
      @Nullable String failureCode,
      Instant createdAt,
      Instant changedAt) {

    boolean isOpen() {
      return stage.isOpen();
    }

    boolean succeeded() {
      return stage == RefundStage.SUCCEEDED;
    }
  }

  /** A withdrawal's money on its way to the payee. */
  record Payout(
      String withdrawalNo,
      long uid,
      String channel,
      long fen,
      PayoutStatus status,
      @Nullable String channelTransferNo,
      @Nullable String failureCode,
      Instant changedAt) {}

  /** A channel's message, verified. */
  record Notice(
      long id,
      String channel,
      String kind,
      @Nullable String outTradeNo,
      @Nullable String outRefundNo,
      @Nullable String outPayoutNo,
      @Nullable Long fen,
      Instant receivedAt,
      @Nullable Instant processedAt,
      @Nullable String outcome) {

    /** The number that it is about. */
    String number() {
      if (outRefundNo != null) {
        return outRefundNo;
      }
      if (outPayoutNo != null) {
        return outPayoutNo;
      }
      return outTradeNo == null ? "notice " + id : outTradeNo;
    }
  }

  /** A task that is an operator's. */
  record DeadLetter(
      String queue, String task, int tries, Instant createdAt, @Nullable Instant resolvedAt) {}
}
