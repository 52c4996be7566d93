package io.adpay.common.servicecall;

import org.springframework.web.client.RestClientException;

/** Another service refused a call for a reason that is ours to mend: a token, a role, a path. */
public final class ServiceCallRefused extends RestClientException {

  ServiceCallRefused(String message) {
    super(message);
  }

  ServiceCallRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
