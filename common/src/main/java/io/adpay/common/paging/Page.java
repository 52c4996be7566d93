package io.adpay.common.paging;

import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list, newest first.
 *
 * @param nextCursor where the next page begins, or null on the last one
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {

  /**
   * Makes a page out of one row more than it may hold: the extra row only tells that there is a
   * next page.
   *
   * @param position what the list is ordered by, unique, descending
   */
  public static <T> Page<T> of(List<T> rows, PageRequest request, ToLongFunction<T> position) {
    if (rows.size() <= request.limit()) {
      return new Page<>(List.copyOf(rows), null);
    }
    List<T> items = List.copyOf(rows.subList(0, request.limit()));
    return new Page<>(items, PageRequest.cursorAfter(position.applyAsLong(items.getLast())));
  }
}
