package io.adpay.common.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * A problem as it looks on the wire.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
public record ProblemBody(
    String type,
    String title,
    int status,
    String detail,
    String code,
    String traceId,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<FieldProblem> errors) {

  /** The media type of problems. */
  public static final String MEDIA_TYPE = "application/problem+json";

  static ProblemBody of(Problem problem, String traceId) {
    return of(
        problem.status(),
        problem.code(),
        problem.detail(),
        traceId,
        problem.fields().isEmpty() ? null : problem.fields());
  }

  static ProblemBody of(
      HttpStatus status,
      String code,
      String detail,
      String traceId,
      @Nullable List<FieldProblem> errors) {
    return new ProblemBody(
        "urn:adpay:problem:" + code,
        status.getReasonPhrase(),
        status.value(),
        detail,
        code,
        traceId,
        errors);
  }
}
