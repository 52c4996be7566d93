package io.adpay.order.order;

import java.sql.SQLException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * Tells a number that is taken from other violations, which Hibernate does not on all databases.
 */
final class DuplicateNumber {

  /** MySQL's and MariaDB's code for a key that is there already. */
  private static final int DUPLICATE_ENTRY = 1062;

  private DuplicateNumber() {}

  static boolean isCauseOf(DataIntegrityViolationException violation) {
    return NestedExceptionUtils.getMostSpecificCause(violation) instanceof SQLException cause
        && cause.getErrorCode() == DUPLICATE_ENTRY;
  }
}
