package io.adpay.gateway.ratelimit;

import io.adpay.common.problem.Problem;
import io.adpay.common.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers 429 to whoever is too fast. It stands behind security, which says who that is. */
final class RateLimitFilter extends OncePerRequestFilter {

  private static final String OPERATIONS = "/actuator/";

  private final RateLimits limits;
  private final ProblemWriter problems;

  RateLimitFilter(RateLimits limits, ProblemWriter problems) {
    this.limits = limits;
    this.problems = problems;
  }

  /** A gateway that is too busy for its clients still says that it is healthy. */
  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getRequestURI().startsWith(OPERATIONS);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Duration wait =
        SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken jwt
            ? limits.waitOfClient(jwt.getName())
            : limits.waitOfAddress(request.getRemoteAddr());
    if (wait.isZero()) {
      chain.doFilter(request, response);
    } else {
      problems.write(response, Problem.tooFast(wait));
    }
  }
}
