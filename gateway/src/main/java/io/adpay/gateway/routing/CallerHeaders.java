package io.adpay.gateway.routing;

import io.adpay.common.tracing.RequestIds;
import java.util.Locale;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * Drops what only the inside may say, whoever the caller claims to be, and gives every request the
 * id that its answer will carry.
 */
final class CallerHeaders implements HttpHeadersFilter.RequestHttpHeadersFilter, Ordered {

  @Override
  public HttpHeaders apply(HttpHeaders given, ServerRequest request) {
    var passed = new HttpHeaders();
    given.forEach(
        (name, values) -> {
          if (!isForged(name.toLowerCase(Locale.ROOT))) {
            passed.addAll(name, values);
          }
        });
    // Spring adds the encoding that it assumed; a service gets what the caller wrote.
    String contentType = request.servletRequest().getHeader(HttpHeaders.CONTENT_TYPE);
    if (contentType != null) {
      passed.set(HttpHeaders.CONTENT_TYPE, contentType);
    }
    passed.set(RequestIds.HEADER, RequestIds.requestId());
    return passed;
  }

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  private static boolean isForged(String name) {
    return name.startsWith("x-forwarded-")
        || name.startsWith("x-adpay-")
        || name.startsWith("x-internal-")
        || name.startsWith("x-original-")
        || name.startsWith("x-rewrite-")
        || name.equals("forwarded")
        || name.equals("x-real-ip")
        || name.equals("x-http-method-override")
        || name.equals("proxy-connection")
        || name.equals("expect");
  }
}
