package io.adpay.gateway;

import io.adpay.common.identity.IdentityConfiguration;
import io.adpay.common.problem.ProblemConfiguration;
import io.adpay.common.runtime.ServiceApplication;
import io.adpay.common.servicecall.ServiceCallConfiguration;
import io.adpay.common.wire.WireConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerAutoConfiguration;
import org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerJwtAutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * The gateway's process. The authorization server is never configured by its mere presence on the
 * class path: only the profile {@code local} brings one.
 */
@SpringBootApplication(
    exclude = {
      OAuth2AuthorizationServerAutoConfiguration.class,
      OAuth2AuthorizationServerJwtAutoConfiguration.class
    })
@Import({
  WireConfiguration.class,
  ProblemConfiguration.class,
  IdentityConfiguration.class,
  ServiceCallConfiguration.class
})
public class Gateway {

  /** Starts the gateway. */
  public static void main(String[] arguments) {
    ServiceApplication.run(Gateway.class, arguments);
  }
}
