package io.adpay.chaos.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A table, with a caption where nothing else names it; a column whose name begins with {@code #}
 * holds numbers.
 */
final class Table {

  private static final String NUMBERS = "#";

  private final Element table;
  private final Element body = Element.of("tbody");
  private final List<String> looks = new ArrayList<>();

  Table(String caption, String... columns) {
    Element head = Element.of("tr");
    for (String column : columns) {
      boolean numbers = column.startsWith(NUMBERS);
      looks.add(numbers ? "numeric" : "words");
      head.add(
          Element.of("th", numbers ? column.substring(1) : column)
              .with("scope", "col")
              .with("class", looks.getLast()));
    }
    table = Element.of("table", Element.of("caption", caption), Element.of("thead", head), body);
  }

  /** A row, whose first cell names it. */
  Table row(String... cells) {
    Element row = Element.of("tr");
    for (int i = 0; i < cells.length; i++) {
      Element cell = Element.of(i == 0 ? "th" : "td", cells[i]).with("class", looks.get(i));
      row.add(i == 0 ? cell.with("scope", "row") : cell);
    }
    body.add(row);
    return this;
  }

  /** The table, in a box of its own that a narrow screen can push sideways. */
  Element element() {
    return Element.of("div", table).with("class", "wide");
  }
}
