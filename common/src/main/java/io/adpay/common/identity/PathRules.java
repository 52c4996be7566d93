package io.adpay.common.identity;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;

/**
 * Says who may go where. An application that brings a bean of this type replaces the rules that a
 * service has. It is deliberately no {@code Customizer}: Spring Security would apply one to every
 * chain.
 */
@FunctionalInterface
public interface PathRules {

  /** Writes the rules down, the most particular first. */
  void apply(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          paths);

  /** A service's rules: its own door for services, and everything else for whoever has a token. */
  static PathRules ofService() {
    return paths ->
        paths
            .requestMatchers("/actuator/**", "/callbacks/**", "/error", "/v3/api-docs/**")
            .permitAll()
            .requestMatchers("/internal/**")
            .hasRole(Role.SERVICE.name())
            .anyRequest()
            .authenticated();
  }
}
