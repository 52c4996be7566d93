package io.adpay.chaos.judge;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a channel has written down of our account.
 *
 * @param channel its name, as the services call it
 * @param account what moved in all
 * @param faults what it was ordered to do at the time of judgement
 */
record ChannelBook(
    String channel,
    List<Trade> trades,
    List<Refund> refunds,
    List<Transfer> transfers,
    Account account,
    Faults faults) {

  /** A trade; what was received is zero until the buyer paid. */
  record Trade(
      String outTradeNo,
      @Nullable String tradeNo,
      String state,
      long total,
      long received,
      long refunded,
      Instant createdAt,
      Instant expiresAt,
      @Nullable Instant paidAt) {

    boolean isPaid() {
      return received > 0;
    }
  }

  /** A refund; what was refunded is zero until the buyer has it. */
  record Refund(
      String outRefundNo,
      String refundNo,
      String outTradeNo,
      String state,
      long amount,
      long refunded) {

    boolean isDone() {
      return state.equals("SUCCESS");
    }

    /** Whether the channel gave it up: nothing went back, and nothing will. */
    boolean isGivenUp() {
      return state.equals("CLOSED");
    }

    /** Whether somebody has to step in at the channel's console. */
    boolean isStuck() {
      return state.equals("ABNORMAL");
    }
  }

  /** A transfer to a payee; what was paid out is zero until the payee has it. */
  record Transfer(
      String outBizNo, String transferNo, String state, String payee, long amount, long paidOut) {

    boolean isDone() {
      return state.equals("SUCCEEDED");
    }

    boolean waitsForPayee() {
      return state.equals("WAITING");
    }

    /** Whether the payee has nothing of it, and never will. */
    boolean isGivenUp() {
      return state.equals("FAILED") || state.equals("CANCELLED");
    }
  }

  /** What moved in all, in fen. */
  record Account(long received, long refunded, long paidOut) {

    /** What the channel holds for us, its own fees not counted. */
    long balance() {
      return received - refunded - paidOut;
    }
  }

  /** Bad days that keep things open by rule. */
  record Faults(
      boolean lowBalance, boolean refundsHeldUp, boolean transfersHeldUp, boolean buyersPaying) {

    static final Faults NONE = new Faults(false, false, false, false);
  }
}
