package io.adpay.sandbox.control;

import io.adpay.sandbox.faults.FaultProblem;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Says in JSON what a caller of the control API did wrong. */
@RestControllerAdvice(basePackageClasses = Problems.class)
class Problems {

  @ExceptionHandler
  ResponseEntity<Problem> badFaults(FaultProblem problem) {
    return answer(
        Problem.of(
            HttpStatus.BAD_REQUEST,
            "validation_failed",
            "These faults can't be ordered",
            problem.fields()));
  }

  @ExceptionHandler
  ResponseEntity<Problem> badRequest(BadRequest problem) {
    return answer(
        Problem.of(
            HttpStatus.BAD_REQUEST, "validation_failed", String.valueOf(problem.getMessage())));
  }

  @ExceptionHandler
  ResponseEntity<Problem> notJson(HttpMessageNotReadableException problem) {
    return answer(
        Problem.of(
            HttpStatus.BAD_REQUEST,
            "validation_failed",
            "The body is not the JSON that is expected"));
  }

  @ExceptionHandler
  ResponseEntity<Problem> noSuchChannel(MethodArgumentTypeMismatchException problem) {
    return answer(
        Problem.of(HttpStatus.NOT_FOUND, "not_found", "No such channel: " + problem.getValue()));
  }

  @ExceptionHandler
  ResponseEntity<Problem> notHeardOf(NotHeardOf problem) {
    return answer(
        Problem.of(HttpStatus.NOT_FOUND, "not_found", String.valueOf(problem.getMessage())));
  }

  @ExceptionHandler
  ResponseEntity<Problem> conflict(StateConflict problem) {
    return answer(
        Problem.of(HttpStatus.CONFLICT, "invalid_state", String.valueOf(problem.getMessage())));
  }

  private static ResponseEntity<Problem> answer(Problem problem) {
    return ResponseEntity.status(problem.status())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }

  /** A value that makes no sense. */
  static final class BadRequest extends RuntimeException {
    private static final long serialVersionUID = 1;

    BadRequest(String message) {
      super(message);
    }
  }

  /** The channel has not heard of that number. */
  static final class NotHeardOf extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotHeardOf(String number) {
      super("The channel has not heard of " + number);
    }
  }

  /** What is meant is in no state for that. */
  static final class StateConflict extends RuntimeException {
    private static final long serialVersionUID = 1;

    StateConflict(String message) {
      super(message);
    }
  }
}
