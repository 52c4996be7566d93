package io.adpay.common.identity;

import io.adpay.common.problem.Problem;
import io.adpay.common.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.web.filter.OncePerRequestFilter;

/** A token that can't be checked because the issuer's keys can't be had is a 503, not a 401. */
final class IssuerOutageFilter extends OncePerRequestFilter {

  private static final Logger log = LoggerFactory.getLogger(IssuerOutageFilter.class);

  private final ProblemWriter problems;

  IssuerOutageFilter(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (AuthenticationServiceException e) {
      log.warn("The issuer's keys can't be had", e);
      problems.write(
          response,
          Problem.unavailable(
              "dependency_unavailable",
              "The identity provider does not answer now.",
              Duration.ofSeconds(1)));
    }
  }
}
