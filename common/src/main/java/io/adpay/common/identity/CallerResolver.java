package io.adpay.common.identity;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives controllers their {@link Caller}. */
final class CallerResolver implements HandlerMethodArgumentResolver {

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Caller.class;
  }

  @Override
  public Caller resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer model,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication == null || !(authentication.getPrincipal() instanceof Jwt token)) {
      throw new AuthenticationCredentialsNotFoundException("no token");
    }
    String uid = token.getClaimAsString(TokenClaims.UID);
    return new Caller(
        uid == null ? 0 : Long.parseLong(uid), String.valueOf(token.getSubject()), rolesOf(token));
  }

  private static Set<Role> rolesOf(Jwt token) {
    List<String> names = token.getClaimAsStringList(TokenClaims.ROLES);
    return names == null
        ? Set.of()
        : Stream.of(Role.values())
            .filter(role -> names.contains(role.name()))
            .collect(Collectors.toUnmodifiableSet());
  }
}
