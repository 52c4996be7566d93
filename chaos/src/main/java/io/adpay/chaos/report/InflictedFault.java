package io.adpay.chaos.report;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A fault of the schedule and what became of it.
 *
 * @param kind its kind, by name
 * @param lane whom it hits: a node's label, {@code channel} or {@code network}
 * @param words what it does, in one sentence for a person
 * @param plannedBegin when it was to begin, from the begin of the faults; the seed decides this
 * @param plannedEnd when it was to end, from the same moment; the seed decides this, too
 * @param begunAt when it was inflicted; null where the run broke off before
 * @param endedAt when all was as before; null where that never was
 */
public record InflictedFault(
    String kind,
    String lane,
    String words,
    Duration plannedBegin,
    Duration plannedEnd,
    @Nullable Instant begunAt,
    @Nullable Instant endedAt) {

  /** The lane of faults of a channel. */
  public static final String CHANNEL = "channel";

  /** The lane of faults of connections. */
  public static final String NETWORK = "network";
}
