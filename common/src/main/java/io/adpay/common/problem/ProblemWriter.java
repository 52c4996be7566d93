package io.adpay.common.problem;

import io.adpay.common.tracing.RequestIds;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.json.JsonMapper;

/** Writes problems where no controller does: in filters, and at the edge of the container. */
public final class ProblemWriter {

  private final JsonMapper json;

  public ProblemWriter(JsonMapper json) {
    this.json = json;
  }

  /** Answers with the problem, unless an answer is on its way already. */
  public void write(HttpServletResponse response, Problem problem) throws IOException {
    if (response.isCommitted()) {
      return;
    }
    response.resetBuffer();
    response.setStatus(problem.status().value());
    response.setContentType(ProblemBody.MEDIA_TYPE);
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    if (problem.retryAfter() != null) {
      response.setHeader(HttpHeaders.RETRY_AFTER, RetryAfter.seconds(problem.retryAfter()));
    }
    response
        .getOutputStream()
        .write(json.writeValueAsBytes(ProblemBody.of(problem, RequestIds.traceId())));
    response.flushBuffer();
  }
}
