package io.adpay.gateway.identity;

import io.adpay.common.identity.PathRules;
import io.adpay.common.identity.Role;
import io.adpay.gateway.routing.Door;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.stereotype.Component;

/**
 * Who may pass which {@link Door}, coarsely: the services look again, and closer. Behind a path
 * that is no door there is nothing, so whoever asks for it is told that, with or without a token.
 */
@Component
final class DoorRules implements PathRules {

  @Override
  public void apply(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          paths) {
    for (Door door : Door.values()) {
      var path = paths.requestMatchers(door.pattern());
      if (door.isOpen()) {
        path.permitAll();
      } else {
        path.hasAnyRole(door.roles().stream().map(Role::name).toArray(String[]::new));
      }
    }
    paths.requestMatchers("/api/v1/ops/**").hasRole(Role.OPERATOR.name());
    paths.requestMatchers("/api/**").authenticated();
    paths.anyRequest().permitAll();
  }
}
