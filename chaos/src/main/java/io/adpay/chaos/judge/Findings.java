package io.adpay.chaos.judge;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What was found so far; the same thing is found once. */
final class Findings {

  /** A finding before all that is known of its number was gathered. */
  record Found(Rule rule, String number, String what) {}

  private final List<Found> all = new ArrayList<>();
  private final Set<String> numbers = new HashSet<>();
  private final Set<Found> seen = new HashSet<>();

  void add(Rule rule, String number, String what) {
    Found found = new Found(rule, number, what);
    if (seen.add(found)) {
      all.add(found);
      numbers.add(number);
    }
  }

  /** Whether any rule has found something about one of these. */
  boolean about(String... any) {
    for (String number : any) {
      if (numbers.contains(number)) {
        return true;
      }
    }
    return false;
  }

  List<Found> all() {
    return List.copyOf(all);
  }
}
