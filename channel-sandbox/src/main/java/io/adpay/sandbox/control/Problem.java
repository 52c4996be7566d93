package io.adpay.sandbox.control;

import io.adpay.sandbox.faults.FaultProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * What was wrong with a request to the control API: problem details as RFC 9457 has them, and a
 * word that programs may test.
 *
 * @param errors the fields that are wrong, where it is about fields
 */
record Problem(
    String type,
    String title,
    int status,
    String detail,
    String code,
    @Nullable List<FaultProblem.Field> errors) {

  /** The status says all that a type could. */
  private static final String NO_TYPE_OF_ITS_OWN = "about:blank";

  static Problem of(HttpStatus status, String code, String detail) {
    return of(status, code, detail, null);
  }

  static Problem of(
      HttpStatus status, String code, String detail, @Nullable List<FaultProblem.Field> errors) {
    return new Problem(
        NO_TYPE_OF_ITS_OWN, status.getReasonPhrase(), status.value(), detail, code, errors);
  }
}
