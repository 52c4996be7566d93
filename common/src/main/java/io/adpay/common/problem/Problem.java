package io.adpay.common.problem;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * A refusal that the caller is told about. Throw it before the first write, or let it roll the
 * transaction back. Its detail is for the caller to read, so it says nothing of the inside.
 */
public final class Problem extends RuntimeException {

  private final HttpStatus status;
  private final String code;
  private final String detail;
  private final List<FieldProblem> fields;
  private final @Nullable Duration retryAfter;

  private Problem(
      HttpStatus status,
      String code,
      String detail,
      List<FieldProblem> fields,
      @Nullable Duration retryAfter) {
    super(code + ": " + detail, null, false, false);
    this.status = status;
    this.code = code;
    this.detail = detail;
    this.fields = List.copyOf(fields);
    this.retryAfter = retryAfter;
  }

  /** A refusal of any kind; the code is a stable snake_case word. */
  public static Problem of(HttpStatus status, String code, String detail) {
    return new Problem(status, code, detail, List.of(), null);
  }

  /** 400 for one bad field. */
  public static Problem invalid(String field, String message) {
    return invalid(List.of(new FieldProblem(field, message)));
  }

  /** 400 for bad fields. */
  public static Problem invalid(List<FieldProblem> fields) {
    return new Problem(
        HttpStatus.BAD_REQUEST,
        "validation_failed",
        "The request has fields that can't be accepted.",
        fields,
        null);
  }

  /** 404: there is no such thing, or it is someone else's, which is the same to the caller. */
  public static Problem notFound() {
    return of(HttpStatus.NOT_FOUND, "not_found", "There is no such resource.");
  }

  /** 409: what is asked for can't be done from the state that the thing is in. */
  public static Problem invalidState(String detail) {
    return conflict("invalid_state", detail);
  }

  /** 409 with a code of its own. */
  public static Problem conflict(String code, String detail) {
    return of(HttpStatus.CONFLICT, code, detail);
  }

  /** 422: the request is well formed and can't be served as it stands. */
  public static Problem unprocessable(String code, String detail) {
    return of(HttpStatus.UNPROCESSABLE_CONTENT, code, detail);
  }

  /** 503: nothing was done, or the request is safe to send again with the same key. */
  public static Problem unavailable(String code, String detail, Duration retryAfter) {
    return new Problem(HttpStatus.SERVICE_UNAVAILABLE, code, detail, List.of(), retryAfter);
  }

  /** 429: too many requests of this caller. */
  public static Problem tooFast(Duration retryAfter) {
    return new Problem(
        HttpStatus.TOO_MANY_REQUESTS,
        "too_many_requests",
        "Too many requests; slow down.",
        List.of(),
        retryAfter);
  }

  public HttpStatus status() {
    return status;
  }

  public String code() {
    return code;
  }

  public String detail() {
    return detail;
  }

  public List<FieldProblem> fields() {
    return fields;
  }

  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
