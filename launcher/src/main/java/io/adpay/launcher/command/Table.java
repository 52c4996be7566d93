package io.adpay.launcher.command;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Rows of text under headings, each column as wide as its widest cell.
 *
 * @param headings the columns
 * @param rows the cells, as many a row as there are columns
 */
record Table(List<String> headings, List<List<String>> rows) {
  /** The lines to print. */
  List<String> lines() {
    List<List<String>> all = new ArrayList<>();
    all.add(headings);
    all.addAll(rows);
    return all.stream().map(this::line).toList();
  }

  private String line(List<String> cells) {
    List<String> padded = new ArrayList<>();
    for (int column = 0; column < cells.size(); column++) {
      padded.add(String.format("%-" + width(column) + "s", cells.get(column)));
    }
    return padded.stream().collect(Collectors.joining("  ")).stripTrailing();
  }

  private int width(int column) {
    int widest = headings.get(column).length();
    for (List<String> row : rows) {
      widest = Math.max(widest, row.get(column).length());
    }
    return Math.max(1, widest);
  }
}
