package io.adpay.common.check;

import io.adpay.common.contract.operations.CheckResult;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Checks all invariants of a service over one consistent snapshot of its database. */
public final class InvariantChecker {

  private final List<Invariant> invariants;
  private final JdbcClient jdbc;
  private final TransactionTemplate snapshot;

  /**
   * @param database read directly, never through a sharding layer: invariants name physical tables
   */
  public InvariantChecker(DataSource database, List<Invariant> invariants) {
    this.invariants = List.copyOf(invariants);
    this.jdbc = JdbcClient.create(database);
    this.snapshot = new TransactionTemplate(new JdbcTransactionManager(database));
    this.snapshot.setReadOnly(true);
    this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
  }

  /** What each invariant's check found. */
  public List<CheckResult> check() {
    return Objects.requireNonNull(
        snapshot.execute(
            _ -> invariants.stream().map(invariant -> invariant.check(jdbc)).toList()));
  }
}
