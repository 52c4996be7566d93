package io.adpay.gateway.identity;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.adpay.common.identity.IdentityProperties;
import io.adpay.common.identity.TokenClaims;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;

/**
 * An authorization server for a laptop: {@code POST /oauth2/token} and {@code GET /oauth2/jwks},
 * and none of the other things that such a server could do. In production the platform's own
 * identity provider is believed, and this does not exist.
 */
@Profile("local")
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LocalIssuerProperties.class)
class LocalIssuerConfiguration {

  @Bean
  LocalClients localClients() {
    return new LocalClients();
  }

  @Bean
  PlainSecrets localSecrets() {
    return new PlainSecrets();
  }

  @Bean
  UnrecordedAuthorizations localAuthorizations() {
    return new UnrecordedAuthorizations();
  }

  @Bean
  AuthorizationServerSettings localIssuer(IdentityProperties identity) {
    return AuthorizationServerSettings.builder().issuer(identity.issuer()).build();
  }

  @Bean
  JWKSource<SecurityContext> localSigningKeys(LocalIssuerProperties properties) {
    return new ImmutableJWKSet<>(new JWKSet(SigningKey.in(properties.signingKeyFile())));
  }

  @Bean
  OAuth2TokenCustomizer<JwtEncodingContext> localClaims(LocalClients clients) {
    return context -> {
      LocalClient client = clients.named(context.getRegisteredClient().getClientId());
      context.getClaims().claim(TokenClaims.ROLES, List.of(client.role().name()));
      if (client.uid() != null) {
        context.getClaims().claim(TokenClaims.UID, Long.toString(client.uid()));
      }
    };
  }

  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  SecurityFilterChain localIssuerSecurity(HttpSecurity http) {
    return http.securityMatcher("/oauth2/token", "/oauth2/jwks")
        .with(new OAuth2AuthorizationServerConfigurer(), Customizer.withDefaults())
        .authorizeHttpRequests(paths -> paths.anyRequest().authenticated())
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .build();
  }
}
