package io.adpay.gateway.routing;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import org.springframework.http.HttpHeaders;

/** Hands the current trace on to a service, in the headers of W3C's trace context. */
final class TraceHeaders {

  private final Tracer tracer;
  private final Propagator propagator;

  TraceHeaders(Tracer tracer, Propagator propagator) {
    this.tracer = tracer;
    this.propagator = propagator;
  }

  /** A copy of the headers in which the gateway's own part of the trace is the parent. */
  HttpHeaders continuedIn(HttpHeaders headers) {
    HttpHeaders continued = HttpHeaders.copyOf(headers);
    Span span = tracer.currentSpan();
    if (span != null) {
      propagator.inject(span.context(), continued, (_, name, value) -> continued.set(name, value));
    }
    return continued;
  }
}
