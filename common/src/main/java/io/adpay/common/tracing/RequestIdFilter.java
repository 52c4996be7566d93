package io.adpay.common.tracing;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps the caller's {@code X-Request-Id}, or takes the trace id where there is none, puts it into
 * every log line of the request and gives it back with the answer.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
public final class RequestIdFilter extends OncePerRequestFilter {

  private static final Pattern ACCEPTABLE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String id = acceptable(request.getHeader(RequestIds.HEADER));
    try (var _ = MDC.putCloseable(RequestIds.LOG_KEY, id)) {
      response.setHeader(RequestIds.HEADER, id);
      chain.doFilter(request, response);
    }
  }

  private static String acceptable(@Nullable String given) {
    return given != null && ACCEPTABLE.matcher(given).matches() ? given : RequestIds.traceId();
  }
}
