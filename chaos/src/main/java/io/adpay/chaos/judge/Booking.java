package io.adpay.chaos.judge;

import java.util.List;
import java.util.Map;

/**
 * What the ledger must say of a refund or a withdrawal.
 *
 * @param rule the one that is broken where it says something else
 * @param number the number that it is booked under
 * @param what became of it, in words
 */
record Booking(Rule rule, String number, String what, Ledger ledger, Findings findings) {

  /** One transfer of that business that moves just that, or none where nothing is to move. */
  void moved(String business, Map<String, Long> expected) {
    List<WalletBook.Transfer> posted = ledger.posted(business, number);
    Map<String, Long> moved = posted.isEmpty() ? Map.of() : ledger.moves(posted.getFirst());
    if (!moved.equals(expected)) {
      findings.add(
          rule,
          number,
          "%s; its %s should have moved %s, and moved %s"
              .formatted(what, business, expected, moved));
    }
  }
}
