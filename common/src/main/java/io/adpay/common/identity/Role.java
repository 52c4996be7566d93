package io.adpay.common.identity;

/** What a caller may be. */
public enum Role {
  MERCHANT,
  TRAFFIC,
  OPERATOR,
  PLATFORM,
  SERVICE
}
