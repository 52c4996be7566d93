package io.adpay.common.check;

import io.adpay.common.contract.operations.CheckResult;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Something that must always hold. */
public interface Invariant {

  /** A stable name, in snake_case. */
  String name();

  /** Looks whether it holds, in the snapshot that the client reads. */
  CheckResult check(JdbcClient snapshot);
}
