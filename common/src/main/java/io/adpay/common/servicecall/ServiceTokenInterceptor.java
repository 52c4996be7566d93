package io.adpay.common.servicecall;

import io.adpay.common.tracing.RequestIds;
import java.io.IOException;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/** Shows this service's token, and the request id; a token that is refused is renewed once. */
final class ServiceTokenInterceptor implements ClientHttpRequestInterceptor {

  private final ServiceTokens tokens;

  ServiceTokenInterceptor(ServiceTokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public ClientHttpResponse intercept(
      HttpRequest request, byte[] body, ClientHttpRequestExecution execution) throws IOException {
    request.getHeaders().set(RequestIds.HEADER, RequestIds.requestId());
    String token = tokens.current();
    request.getHeaders().setBearerAuth(token);
    ClientHttpResponse response = execution.execute(request, body);
    if (response.getStatusCode() != HttpStatus.UNAUTHORIZED) {
      return response;
    }
    response.close();
    tokens.refused(token);
    request.getHeaders().setBearerAuth(tokens.current());
    return execution.execute(request, body);
  }
}
