package io.adpay.gateway.routing;

import io.adpay.common.problem.Problem;
import io.adpay.common.problem.ProblemWriter;
import java.io.IOException;
import java.util.Locale;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;

/** What the container refuses by itself, before any filter, is a problem and no page of HTML. */
final class ContainerProblems extends ErrorReportValve {

  private static final Logger log = LoggerFactory.getLogger(ContainerProblems.class);

  private final ProblemWriter problems;

  ContainerProblems(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  protected void report(Request request, Response response, @Nullable Throwable failure) {
    HttpStatus status = HttpStatus.resolve(response.getStatus());
    if (status == null
        || !status.isError()
        || response.getContentWritten() > 0
        || !response.setErrorReported()) {
      return;
    }
    try {
      problems.write(response, problemOf(status));
    } catch (IOException e) {
      log.debug("Nobody was left to be told", e);
    }
  }

  private static Problem problemOf(HttpStatus status) {
    if (status == HttpStatus.NOT_FOUND) {
      return Problem.notFound();
    }
    if (status == HttpStatus.BAD_REQUEST) {
      return Problem.invalid("request", "can't be understood");
    }
    String code = status.getReasonPhrase().toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "_");
    return Problem.of(status, code, status.getReasonPhrase() + ".");
  }
}
