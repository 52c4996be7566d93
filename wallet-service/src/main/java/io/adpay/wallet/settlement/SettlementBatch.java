package io.adpay.wallet.settlement;

import io.adpay.common.problem.FieldProblem;
import io.adpay.common.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A batch that can be settled: of its items each may still be a bad one.
 *
 * @param batchNo is given back and means nothing else: what is done once is each settlement
 */
record SettlementBatch(String batchNo, List<SettlementItem> items) {

  /** How many items a batch has at most. */
  static final int MOST = 1_000;

  private static final Pattern NUMBER = Pattern.compile("[\\x20-\\x7e]{1,64}");

  SettlementBatch {
    items = List.copyOf(items);
  }

  /**
   * Reads the fields of a request.
   *
   * @throws Problem 400 where the batch as a whole can't be accepted
   */
  static SettlementBatch of(
      @Nullable String batchNo, @Nullable List<@Nullable SettlementItem> items) {
    List<FieldProblem> fields = new ArrayList<>();
    if (batchNo == null || !NUMBER.matcher(batchNo).matches()) {
      fields.add(new FieldProblem("batchNo", "is 1 to 64 printable ASCII characters"));
    }
    if (items == null || items.isEmpty() || items.size() > MOST) {
      fields.add(new FieldProblem("items", "are from 1 to " + MOST));
    } else if (items.contains(null)) {
      fields.add(new FieldProblem("items[" + items.indexOf(null) + "]", "is an object"));
    }
    if (!fields.isEmpty()) {
      throw Problem.invalid(fields);
    }
    return new SettlementBatch(
        Objects.requireNonNull(batchNo),
        Objects.requireNonNull(items).stream().map(Objects::requireNonNull).toList());
  }
}
