package io.adpay.common.check;

import io.adpay.common.contract.operations.CheckResult;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An invariant that is a query which must find nothing.
 *
 * @param breaches selects one text for each breach, which names what is wrong
 */
public record SqlInvariant(String name, String breaches) implements Invariant {

  private static final int SHOWN = 10;

  @Override
  public CheckResult check(JdbcClient snapshot) {
    List<String> found =
        snapshot
            .sql("SELECT * FROM (" + breaches + ") breach LIMIT " + (SHOWN + 1))
            .query(String.class)
            .list();
    return found.isEmpty()
        ? new CheckResult(name, true, "holds")
        : new CheckResult(name, false, shown(found));
  }

  private static String shown(List<String> found) {
    String first = String.join("; ", found.subList(0, Math.min(found.size(), SHOWN)));
    return found.size() > SHOWN ? first + "; and more" : first;
  }
}
