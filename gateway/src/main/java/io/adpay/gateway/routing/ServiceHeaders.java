package io.adpay.gateway.routing;

import io.adpay.common.tracing.RequestIds;
import java.util.Locale;
import java.util.Set;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.function.ServerResponse;

/** Drops what a service's answer says of the inside, and what the gateway itself has said. */
final class ServiceHeaders implements HttpHeadersFilter.ResponseHttpHeadersFilter, Ordered {

  private static final Set<String> DROPPED =
      Set.of(
          RequestIds.HEADER.toLowerCase(Locale.ROOT),
          "server",
          "x-powered-by",
          "via",
          "set-cookie");

  @Override
  public HttpHeaders apply(HttpHeaders given, ServerResponse response) {
    var passed = new HttpHeaders();
    given.forEach(
        (name, values) -> {
          if (!DROPPED.contains(name.toLowerCase(Locale.ROOT))) {
            passed.addAll(name, values);
          }
        });
    return passed;
  }

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }
}
