package io.adpay.gateway.routing;

import io.adpay.common.problem.Problem;
import io.adpay.common.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes a request's body into memory before anyone else sees it, and refuses one that is too long,
 * with or without a {@code Content-Length}. So a service gets a whole body or none, and gets it to
 * the letter: a form is not read and written anew, which would break a channel's signature.
 */
final class BodyLimitFilter extends OncePerRequestFilter {

  private static final Logger log = LoggerFactory.getLogger(BodyLimitFilter.class);

  /** The local token endpoint reads its form itself, within the container's own limit. */
  private static final String TOKENS = "/oauth2/";

  private final BodyLimitProperties limits;
  private final ProblemWriter problems;

  BodyLimitFilter(BodyLimitProperties limits, ProblemWriter problems) {
    this.limits = limits;
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getRequestURI().startsWith(TOKENS);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    int limit = limits.bytesFor(request.getRequestURI());
    if (request.getContentLengthLong() > limit) {
      problems.write(response, tooLarge(limit));
      return;
    }
    byte[] body;
    try {
      body = request.getInputStream().readNBytes(limit + 1);
    } catch (IOException e) {
      log.debug("A body broke off", e);
      problems.write(response, Problem.invalid("request", "has a body that can't be read"));
      return;
    }
    if (body.length > limit) {
      problems.write(response, tooLarge(limit));
      return;
    }
    BufferedRequest buffered;
    try {
      buffered = new BufferedRequest(request, body);
    } catch (IllegalArgumentException e) {
      log.debug("A query is malformed", e);
      problems.write(response, Problem.invalid("request", "has a query that can't be read"));
      return;
    }
    chain.doFilter(buffered, response);
  }

  private static Problem tooLarge(int limit) {
    return Problem.of(
        HttpStatus.CONTENT_TOO_LARGE,
        "payload_too_large",
        "The body of this request may have up to " + limit + " bytes.");
  }
}
