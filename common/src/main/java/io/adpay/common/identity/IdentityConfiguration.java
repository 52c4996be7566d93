package io.adpay.common.identity;

import io.adpay.common.problem.Problem;
import io.adpay.common.problem.ProblemWriter;
import java.util.Collection;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * A service believes nobody for where they come from: every call shows a token, and a call between
 * services one with the role {@link Role#SERVICE}. Open are the channels' callbacks, whose own
 * signatures are checked, and the actuator, which is bound to an address of its own.
 */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
@EnableConfigurationProperties(IdentityProperties.class)
public class IdentityConfiguration {

  @Bean
  JwtDecoder jwtDecoder(IdentityProperties identity) {
    NimbusJwtDecoder decoder =
        NimbusJwtDecoder.withJwkSetUri(identity.jwksUri().toString()).build();
    decoder.setJwtValidator(JwtValidators.createDefaultWithIssuer(identity.issuer()));
    return decoder;
  }

  @Bean
  SecurityFilterChain serviceSecurity(
      HttpSecurity http,
      ObjectProvider<PathRules> rules,
      JwtAuthenticationConverter tokens,
      AuthenticationEntryPoint unauthenticated,
      AccessDeniedHandler denied,
      ProblemWriter problems) {
    return http.csrf(AbstractHttpConfigurer::disable)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .authorizeHttpRequests(rules.getIfAvailable(PathRules::ofService)::apply)
        .oauth2ResourceServer(
            server ->
                server
                    .jwt(jwt -> jwt.jwtAuthenticationConverter(tokens))
                    .authenticationEntryPoint(unauthenticated)
                    .accessDeniedHandler(denied))
        .exceptionHandling(
            handling ->
                handling.authenticationEntryPoint(unauthenticated).accessDeniedHandler(denied))
        .addFilterBefore(new IssuerOutageFilter(problems), BearerTokenAuthenticationFilter.class)
        .build();
  }

  @Bean
  JwtAuthenticationConverter tokenAuthorities() {
    var converter = new JwtAuthenticationConverter();
    converter.setJwtGrantedAuthoritiesConverter(IdentityConfiguration::authorities);
    return converter;
  }

  @Bean
  AuthenticationEntryPoint unauthenticated(ProblemWriter problems) {
    return (_, response, _) -> {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
      problems.write(
          response,
          Problem.of(HttpStatus.UNAUTHORIZED, "unauthorized", "A valid bearer token is required."));
    };
  }

  @Bean
  AccessDeniedHandler denied(ProblemWriter problems) {
    return (_, response, _) ->
        problems.write(
            response,
            Problem.of(HttpStatus.FORBIDDEN, "forbidden", "This caller's role may not do that."));
  }

  @Bean
  WebMvcConfigurer callers(@Qualifier("callerResolver") HandlerMethodArgumentResolver resolver) {
    return new WebMvcConfigurer() {
      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(resolver);
      }
    };
  }

  @Bean
  HandlerMethodArgumentResolver callerResolver() {
    return new CallerResolver();
  }

  private static Collection<GrantedAuthority> authorities(Jwt token) {
    List<String> roles = token.getClaimAsStringList(TokenClaims.ROLES);
    return roles == null
        ? List.of()
        : roles.stream()
            .<GrantedAuthority>map(r -> new SimpleGrantedAuthority("ROLE_" + r))
            .toList();
  }
}
