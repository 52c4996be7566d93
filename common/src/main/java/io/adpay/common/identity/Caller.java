package io.adpay.common.identity;

import java.util.Set;

/**
 * The user that a request comes from. A controller that names it as a parameter gets it from the
 * verified token.
 *
 * @param uid the platform's number for a merchant or traffic owner; 0 for callers without one
 * @param name the token's subject
 */
public record Caller(long uid, String name, Set<Role> roles) {

  public Caller {
    roles = Set.copyOf(roles);
  }

  /** Whether the caller has the role. */
  public boolean is(Role role) {
    return roles.contains(role);
  }
}
