package io.adpay.chaos.judge;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something that must not be.
 *
 * @param rule the rule that it breaks, in kebab case; see {@link Rule}
 * @param number what it is about: an order's, payment's, refund's, withdrawal's or settlement's
 *     number, an owner's uid, an account's or a check's name
 * @param what in a sentence, with the amounts in fen
 * @param known all that is known of the number over all services, as plain maps, lists and texts
 */
public record Finding(String rule, String number, String what, Map<String, Object> known) {

  /** Keeps a copy of what is known, in its order. */
  public Finding {
    known = Collections.unmodifiableMap(new LinkedHashMap<>(known));
  }
}
