package io.adpay.chaos.fault;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a planned fault.
 *
 * @param planned the plan
 * @param begunAt when it was inflicted; null before, and where it never was
 * @param endedAt when all was as before; null until then
 */
public record Infliction(
    PlannedFault planned, @Nullable Instant begunAt, @Nullable Instant endedAt) {

  Infliction begun(Instant at) {
    return new Infliction(planned, at, null);
  }

  Infliction ended(Instant at) {
    return new Infliction(planned, begunAt, at);
  }
}
