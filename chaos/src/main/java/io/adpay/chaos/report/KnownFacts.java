package io.adpay.chaos.report;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of a number from one source: rows as a table, everything else as it is. */
final class KnownFacts {

  private KnownFacts() {}

  static Element of(@Nullable Object known) {
    return switch (known) {
      case null -> Element.of("p", "nothing");
      case List<?> rows when rows.isEmpty() -> Element.of("p", "nothing");
      case List<?> rows when rows.stream().allMatch(row -> row instanceof Map<?, ?>) -> table(rows);
      case Map<?, ?> row when !row.isEmpty() -> table(List.of(row));
      case Object other -> Element.of("pre", RunJson.pretty(other));
    };
  }

  private static Element table(List<?> rows) {
    Set<String> columns = new LinkedHashSet<>();
    for (Object row : rows) {
      ((Map<?, ?>) row).keySet().forEach(name -> columns.add(String.valueOf(name)));
    }
    Table table = new Table("", columns.toArray(String[]::new));
    for (Object row : rows) {
      table.row(
          columns.stream().map(name -> cell(((Map<?, ?>) row).get(name))).toArray(String[]::new));
    }
    return table.element();
  }

  private static String cell(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case String text -> text;
      case Object other -> RunJson.line(other);
    };
  }
}
