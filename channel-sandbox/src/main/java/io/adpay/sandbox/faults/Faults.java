package io.adpay.sandbox.faults;

import org.jspecify.annotations.Nullable;

/**
 * A channel's bad days, as ordered. Each component is a field of the control API. Rates and chances
 * run from 0 (never) to 1 (always) and are thrown anew for each call or notice.
 *
 * @param dropNotifications the chance that an attempt at a notice is lost; {@code true} means 1.
 *     The channel takes it for unanswered and tries again by its schedule
 * @param duplicateNotifications the chance that an attempt arrives twice; {@code true} means 1
 * @param notificationDelayMs how long every new notice waits before its first attempt
 * @param shuffleNotifications every new notice waits up to two seconds more, at random, so that
 *     they overtake one another
 * @param latencyMs how long every call waits before the channel looks at it
 * @param errorRate the chance that a call is answered by the channel's own system error, without
 *     effect
 * @param dropBeforeRate the chance that the connection is cut before the call is accepted, without
 *     effect
 * @param hangRate the chance that a call is accepted and done but never answered; the connection is
 *     cut after {@code sandbox.calls.hang-time}
 * @param userPaying whether the buyers of all waiting trades are typing their passwords right now:
 *     such a trade can't be closed
 * @param merchantBalance fen in each merchant's account at the moment of the order, as the channel
 *     judges refunds and transfers: payments add to it, refunds and transfers take from it, and one
 *     that is greater than what is left is refused; null: never short
 * @param refundResult how refunds end
 * @param transferResult how transfers to payees end
 * @param feeBps what the channel keeps of a payment, in basis points, rounded half-even to the fen
 * @param qpsLimit calls that an account has within any second; null lifts the limit
 * @param clockSkewMs how far the channel's clock is ahead, or behind where it is negative
 */
public record Faults(
    double dropNotifications,
    double duplicateNotifications,
    long notificationDelayMs,
    boolean shuffleNotifications,
    long latencyMs,
    double errorRate,
    double dropBeforeRate,
    double hangRate,
    boolean userPaying,
    @Nullable Long merchantBalance,
    RefundResult refundResult,
    TransferResult transferResult,
    int feeBps,
    @Nullable Integer qpsLimit,
    long clockSkewMs) {

  /** The limit that a channel gives an account on a good day. */
  static final int USUAL_QPS_LIMIT = 100;

  /** A good day. */
  static final Faults NONE =
      new Faults(
          0,
          0,
          0,
          false,
          0,
          0,
          0,
          0,
          false,
          null,
          RefundResult.SUCCESS,
          TransferResult.SUCCESS,
          0,
          USUAL_QPS_LIMIT,
          0);
}
