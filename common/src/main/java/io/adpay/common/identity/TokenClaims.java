package io.adpay.common.identity;

/** The claims that the suite reads in a token. */
public final class TokenClaims {

  /** The caller's uid, decimal, as a string; absent for callers that are no user. */
  public static final String UID = "uid";

  /** The names of the caller's {@link Role}s. */
  public static final String ROLES = "roles";

  private TokenClaims() {}
}
