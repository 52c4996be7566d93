package io.adpay.common.problem;

import io.adpay.common.tracing.RequestIds;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.TransactionException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/**
 * Turns everything that a controller throws into a problem; what nobody foresaw is a 500, logged.
 */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
public final class ProblemAdvice extends ResponseEntityExceptionHandler {

  private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);
  private static final Duration SOON = Duration.ofSeconds(1);

  @ExceptionHandler
  ResponseEntity<Object> refused(Problem problem) {
    return answer(problem);
  }

  @ExceptionHandler
  ResponseEntity<Object> denied(AccessDeniedException denied) {
    log.debug("Denied", denied);
    return answer(
        Problem.of(HttpStatus.FORBIDDEN, "forbidden", "This caller's role may not do that."));
  }

  @ExceptionHandler({
    TransactionException.class,
    RecoverableDataAccessException.class,
    DataAccessResourceFailureException.class,
    TransientDataAccessException.class
  })
  ResponseEntity<Object> databaseAway(Exception failure) {
    log.warn("The database did not serve", failure);
    return answer(
        Problem.unavailable(
            "dependency_unavailable", "A part of the system does not answer now.", SOON));
  }

  @ExceptionHandler
  ResponseEntity<Object> unavailable(TemporarilyUnavailable failure) {
    log.warn("A request can't be served now", failure);
    return answer(
        Problem.unavailable(
            "dependency_unavailable", "A part of the system can't serve this now.", SOON));
  }

  @ExceptionHandler
  ResponseEntity<Object> unforeseen(Exception failure) {
    log.error("Nobody foresaw this", failure);
    return answer(
        Problem.of(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "internal_error",
            "Something went wrong on our side."));
  }

  @ExceptionHandler
  ResponseEntity<Object> badParameter(MethodArgumentTypeMismatchException mismatch) {
    return answer(Problem.invalid(mismatch.getName(), "has a value of the wrong form"));
  }

  @Override
  protected ResponseEntity<Object> handleMethodArgumentNotValid(
      MethodArgumentNotValidException invalid,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    List<FieldProblem> fields =
        invalid.getBindingResult().getAllErrors().stream()
            .map(
                error ->
                    new FieldProblem(
                        error instanceof FieldError field
                            ? field.getField()
                            : error.getObjectName(),
                        Objects.requireNonNullElse(error.getDefaultMessage(), "is not valid")))
            .toList();
    return answer(Problem.invalid(fields));
  }

  @Override
  protected ResponseEntity<Object> handleHandlerMethodValidationException(
      HandlerMethodValidationException invalid,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    List<FieldProblem> fields =
        invalid.getParameterValidationResults().stream()
            .flatMap(
                result ->
                    result.getResolvableErrors().stream()
                        .map(
                            error ->
                                new FieldProblem(
                                    error instanceof FieldError field
                                        ? field.getField()
                                        : Objects.requireNonNullElse(
                                            result.getMethodParameter().getParameterName(),
                                            "request"),
                                    Objects.requireNonNullElse(
                                        error.getDefaultMessage(), "is not valid"))))
            .toList();
    return answer(Problem.invalid(fields));
  }

  @Override
  protected ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException unreadable,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return answer(Problem.invalid(List.of(fieldOf(unreadable.getCause()))));
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleExceptionInternal(
      Exception failure,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode statusCode,
      WebRequest request) {
    HttpStatus status = HttpStatus.valueOf(statusCode.value());
    if (status == HttpStatus.NOT_FOUND) {
      return answer(Problem.notFound());
    }
    if (failure instanceof MissingRequestValueException) {
      return answer(Problem.invalid("request", "lacks a value that is required"));
    }
    if (status == HttpStatus.BAD_REQUEST) {
      return answer(Problem.invalid("request", "can't be understood"));
    }
    if (status.is5xxServerError()) {
      return unforeseen(failure);
    }
    String code = status.getReasonPhrase().toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "_");
    ResponseEntity<Object> answer =
        answer(Problem.of(status, code, status.getReasonPhrase() + "."));
    return ResponseEntity.status(status)
        .headers(h -> h.addAll(headers))
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(answer.getBody());
  }

  private static FieldProblem fieldOf(@Nullable Throwable cause) {
    return switch (cause) {
      case UnrecognizedPropertyException unknown ->
          new FieldProblem(unknown.getPropertyName(), "is not a field of this request");
      case InputCoercionException beyond when !beyond.getPath().isEmpty() ->
          new FieldProblem(pathOf(beyond), "has a value of the wrong form");
      case StreamReadException _ -> new FieldProblem("request", "is not well-formed JSON");
      case JacksonException mismatch when !mismatch.getPath().isEmpty() ->
          new FieldProblem(pathOf(mismatch), "has a value of the wrong form");
      case null -> new FieldProblem("request", "has no body");
      case Throwable _ -> new FieldProblem("request", "can't be understood");
    };
  }

  private static String pathOf(JacksonException mismatch) {
    return mismatch.getPath().stream()
        .map(
            step ->
                step.getPropertyName() != null
                    ? step.getPropertyName()
                    : "[" + step.getIndex() + "]")
        .collect(Collectors.joining("."))
        .replace(".[", "[");
  }

  private static ResponseEntity<Object> answer(Problem problem) {
    var response =
        ResponseEntity.status(problem.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
    Duration wait = problem.retryAfter();
    if (wait != null) {
      response.header(HttpHeaders.RETRY_AFTER, RetryAfter.seconds(wait));
    }
    return response.body(ProblemBody.of(problem, RequestIds.traceId()));
  }
}
