package io.adpay.order.check;

import io.adpay.order.sharding.GeneSharding;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes a query once for all tables of a kind. It is for the database itself, not the sharding.
 */
final class OrderTables {

  private static final String TABLE = "{n}";

  private OrderTables() {}

  /** The rows of all tables; {@code {n}} stands for a table's number. */
  static String all(String query) {
    return IntStream.range(0, GeneSharding.TABLES)
        .mapToObj(table -> query.replace(TABLE, Integer.toString(table)))
        .collect(Collectors.joining("\nUNION ALL\n"));
  }
}
