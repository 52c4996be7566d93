package io.adpay.common.servicecall;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.support.HttpRequestWrapper;

/** Leads a call that is addressed to a service to one of its nodes. */
final class NodeInterceptor implements ClientHttpRequestInterceptor {

  private final NodesInTurn nodes;

  NodeInterceptor(NodesInTurn nodes) {
    this.nodes = nodes;
  }

  @Override
  public ClientHttpResponse intercept(
      HttpRequest request, byte[] body, ClientHttpRequestExecution execution) throws IOException {
    return nodes.call(
        request.getURI(),
        address -> execution.execute(new Addressed(request, address), body),
        NodeInterceptor::isBeforeAnyConnection);
  }

  /** The JDK's client throws these two before it has a connection, and never after. */
  private static boolean isBeforeAnyConnection(IOException failure) {
    return failure instanceof ConnectException || failure instanceof HttpConnectTimeoutException;
  }

  private static final class Addressed extends HttpRequestWrapper {
    private final URI address;

    Addressed(HttpRequest request, URI address) {
      super(request);
      this.address = address;
    }

    @Override
    public URI getURI() {
      return address;
    }
  }
}
