package io.adpay.gateway.routing;

import io.adpay.common.problem.Problem;
import io.adpay.common.problem.ProblemWriter;
import io.adpay.common.servicecall.ServiceCalls;
import io.adpay.common.servicecall.ServiceNodes;
import io.adpay.common.servicecall.SuiteService;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Objects;
import java.util.Set;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.server.mvc.handler.GatewayServerResponse;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Carries one request to a service and the answer back as it comes.
 *
 * <p>A service that can't be reached or falls silent is a 503. An answer that breaks off after its
 * beginning was passed on is cut off here too, never completed; and when the caller goes away, so
 * does the call inside. Nothing is ever sent twice: another node is asked only where the one before
 * let no connection come to stand.
 */
final class UpstreamExchange implements ProxyExchange {

  private static final Logger log = LoggerFactory.getLogger(UpstreamExchange.class);
  private static final int BUFFER_BYTES = 8192;
  private static final Set<HttpMethod> WITH_BODY =
      Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);

  private static final String SERVICE = UpstreamExchange.class.getName() + ".service";

  private final CloseableHttpClient http;
  private final ServiceNodes nodes;
  private final TraceHeaders trace;
  private final ProblemWriter problems;

  UpstreamExchange(
      CloseableHttpClient http, ServiceNodes nodes, TraceHeaders trace, ProblemWriter problems) {
    this.http = http;
    this.nodes = nodes;
    this.trace = trace;
    this.problems = problems;
  }

  /** Says to which service a request leads. */
  static void lead(ServerRequest request, SuiteService service) {
    request.attributes().put(SERVICE, service);
  }

  @Override
  public ServerResponse exchange(Request request) {
    URI path = Objects.requireNonNull(request.getUri(), "no address");
    HttpHeaders headers = trace.continuedIn(request.getHeaders());
    byte[] body = bodyOf(request);
    try {
      Sent sent =
          nodes
              .of(serviceOf(request))
              .call(
                  path,
                  address -> send(callFor(request, address, headers, body)),
                  UpstreamExchange::isBeforeAnyConnection);
      return passedOn(request, sent);
    } catch (IOException e) {
      log.warn("{} {} got no answer: {}", request.getMethod(), path.getPath(), e.toString());
      return refused(ServiceCalls.unreachable());
    }
  }

  private static SuiteService serviceOf(Request request) {
    return (SuiteService) request.getServerRequest().attribute(SERVICE).orElseThrow();
  }

  private Sent send(HttpUriRequestBase call) throws IOException {
    return new Sent(call, http.executeOpen(null, call, HttpClientContext.create()));
  }

  /** The client throws these two before it has a connection, and never after. */
  private static boolean isBeforeAnyConnection(IOException failure) {
    return failure instanceof HttpHostConnectException
        || failure instanceof ConnectTimeoutException;
  }

  private static HttpUriRequestBase callFor(
      Request request, URI address, HttpHeaders headers, byte[] body) {
    var call = new HttpUriRequestBase(request.getMethod().name(), address);
    headers.forEach((name, values) -> values.forEach(value -> call.addHeader(name, value)));
    if (body.length > 0 || WITH_BODY.contains(request.getMethod())) {
      call.setEntity(new ByteArrayEntity(body, null));
    }
    return call;
  }

  private static byte[] bodyOf(Request request) {
    try {
      return request.getServerRequest().servletRequest().getInputStream().readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("the body is in memory and can be read", e);
    }
  }

  private ServerResponse passedOn(Request request, Sent sent) {
    Received received = Received.of(sent.answer());
    ServerResponse response =
        GatewayServerResponse.status(received.getStatusCode())
            .build(
                (_, servletResponse) -> {
                  copy(sent.call(), sent.answer(), received, servletResponse);
                  return null;
                });
    request.getResponseConsumers().forEach(consumer -> consumer.accept(received, response));
    return response;
  }

  private void copy(
      HttpUriRequestBase call,
      ClassicHttpResponse answer,
      Received received,
      HttpServletResponse response)
      throws IOException {
    boolean complete = false;
    try {
      HttpEntity entity = answer.getEntity();
      if (entity != null) {
        copy(entity.getContent(), response.getOutputStream(), received.isStream());
      }
      complete = true;
    } catch (IOException e) {
      if (response.isCommitted()) {
        throw e;
      }
      log.warn("{} {} got half an answer: {}", call.getMethod(), call.getPath(), e.toString());
      response.reset();
      problems.write(response, ServiceCalls.unreachable());
    } finally {
      if (!complete) {
        // Closing alone would read the rest first, and a stream has no end.
        call.cancel();
      }
      answer.close();
    }
  }

  private static void copy(InputStream from, OutputStream to, boolean flushing) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
      to.write(buffer, 0, read);
      if (flushing) {
        to.flush();
      }
    }
  }

  private ServerResponse refused(Problem problem) {
    return GatewayServerResponse.status(problem.status())
        .build(
            (_, response) -> {
              problems.write(response, problem);
              return null;
            });
  }

  /** A call, and the answer to it that has begun. */
  private record Sent(HttpUriRequestBase call, ClassicHttpResponse answer) {}

  /** The head of a service's answer. */
  private record Received(HttpStatusCode statusCode, HttpHeaders headers) implements Response {

    static Received of(ClassicHttpResponse answer) {
      var headers = new HttpHeaders();
      for (Header header : answer.getHeaders()) {
        headers.add(header.getName(), header.getValue());
      }
      return new Received(HttpStatusCode.valueOf(answer.getCode()), headers);
    }

    @Override
    public HttpStatusCode getStatusCode() {
      return statusCode;
    }

    @Override
    public HttpHeaders getHeaders() {
      return headers;
    }

    boolean isStream() {
      MediaType type = headers.getContentType();
      return type != null && MediaType.TEXT_EVENT_STREAM.isCompatibleWith(type);
    }
  }
}
