package io.adpay.wallet.statement;

import io.adpay.common.paging.PageRequest;
import io.adpay.common.problem.Problem;
import io.adpay.wallet.ledger.EntryType;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are asked for.
 *
 * @param from the earliest time, inclusive
 * @param to the latest time, exclusive
 */
record EntryFilter(@Nullable EntryType type, LocalDateTime from, LocalDateTime to) {

  /** What the database can compare with, and no entry lies outside of. */
  private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

  /**
   * Reads the query parameters.
   *
   * @throws Problem 400 where they can't be read
   */
  static EntryFilter of(@Nullable String type, @Nullable String from, @Nullable String to) {
    return new EntryFilter(
        type == null ? null : typeOf(type),
        column(PageRequest.time("from", from), EARLIEST),
        column(PageRequest.time("to", to), LATEST));
  }

  private static EntryType typeOf(String name) {
    return Stream.of(EntryType.values())
        .filter(type -> type.isOfWallets() && type.name().equals(name))
        .findFirst()
        .orElseThrow(() -> Problem.invalid("type", "is not a type of entry"));
  }

  private static LocalDateTime column(@Nullable Instant time, Instant otherwise) {
    Instant known = time == null ? otherwise : time;
    Instant comparable =
        known.isBefore(EARLIEST) ? EARLIEST : known.isAfter(LATEST) ? LATEST : known;
    return LocalDateTime.ofInstant(comparable, ZoneOffset.UTC);
  }
}
