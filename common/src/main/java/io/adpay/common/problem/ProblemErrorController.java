package io.adpay.common.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The container's own errors, as problems: what failed before or outside of any controller. */
@RestController
final class ProblemErrorController implements ErrorController {

  private final ProblemWriter writer;

  ProblemErrorController(ProblemWriter writer) {
    this.writer = writer;
  }

  @RequestMapping("/error")
  void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
    writer.write(response, problemOf(request));
  }

  private static Problem problemOf(HttpServletRequest request) {
    HttpStatus status = statusOf(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE));
    if (status == HttpStatus.NOT_FOUND) {
      return Problem.notFound();
    }
    if (status.is5xxServerError()) {
      return Problem.of(status, "internal_error", "Something went wrong on our side.");
    }
    String code = status.getReasonPhrase().toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "_");
    return Problem.of(status, code, status.getReasonPhrase() + ".");
  }

  private static HttpStatus statusOf(@Nullable Object attribute) {
    HttpStatus status = attribute instanceof Integer code ? HttpStatus.resolve(code) : null;
    return status != null ? status : HttpStatus.INTERNAL_SERVER_ERROR;
  }
}
