package io.adpay.payment.budget;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many calls an account at a channel is allowed, over all nodes.
 *
 * @param limit calls in each window; a little less than the channel's own limit, because calls do
 *     not arrive there exactly as they leave here
 * @param window the sliding window
 * @param nodes the largest number of nodes that this service is run with: without Redis each takes
 *     its part of the limit
 * @param coolDown how long nobody calls after the channel has said that calls come too fast
 * @param shares what each kind of call is sure to get of every hundred
 */
@Validated
@ConfigurationProperties("adpay.budget")
public record BudgetProperties(
    @Min(1) @Max(100_000) @DefaultValue("95") int limit,
    @NotNull @DurationMin(millis = 100) @DefaultValue("1s") Duration window,
    @Min(1) @Max(1000) @DefaultValue("4") int nodes,
    @NotNull @DurationMin(millis = 1) @DefaultValue("300ms") Duration coolDown,
    @NotNull @Valid @DefaultValue Shares shares) {

  /** Parts of the whole; they need not sum to a hundred. */
  public record Shares(
      @Min(1) @DefaultValue("60") int pay,
      @Min(1) @DefaultValue("25") int query,
      @Min(1) @DefaultValue("8") int payout,
      @Min(1) @DefaultValue("5") int refund,
      @Min(1) @DefaultValue("2") int bill) {

    private int of(CallKind kind) {
      return switch (kind) {
        case PAY -> pay;
        case QUERY -> query;
        case PAYOUT -> payout;
        case REFUND -> refund;
        case BILL -> bill;
      };
    }

    private int sum() {
      return pay + query + payout + refund + bill;
    }
  }

  /** How many calls of that kind are sure to get through in each window, where the limit is so. */
  int sure(CallKind kind, int ofLimit) {
    return Math.max(1, Math.toIntExact((long) shares.of(kind) * ofLimit / shares.sum()));
  }

  /** What a node may do by itself. */
  int limitOfOneNode() {
    return Math.max(1, limit / nodes);
  }
}
