package io.adpay.gateway.routing;

import io.adpay.common.identity.Role;
import io.adpay.common.servicecall.SuiteService;
import java.util.Set;

/**
 * The paths that lead inside. The first one that matches counts, and what matches none leads
 * nowhere; so a path of a service is out of reach unless it stands here.
 */
public enum Door {
  ORDER_PAYMENTS("/api/v1/orders/*/payments/**", SuiteService.PAYMENT),
  ORDER_REFUNDS("/api/v1/orders/*/refunds/**", SuiteService.PAYMENT),
  ORDERS("/api/v1/orders/**", SuiteService.ORDER),
  PAYMENTS("/api/v1/payments/**", SuiteService.PAYMENT),
  REFUNDS("/api/v1/refunds/**", SuiteService.PAYMENT),
  CALLBACKS("/callbacks/**", SuiteService.PAYMENT),
  WALLET("/api/v1/wallet/**", SuiteService.WALLET),
  SETTLEMENTS("/api/v1/settlements/**", SuiteService.WALLET),
  WITHDRAWALS("/api/v1/withdrawals/**", SuiteService.WITHDRAW),
  WITHDRAWAL_REVIEWS("/api/v1/ops/withdrawals/**", SuiteService.WITHDRAW),
  WALLET_CONTROLS("/api/v1/ops/wallets/**", SuiteService.WALLET);

  private final String pattern;
  private final SuiteService service;

  Door(String pattern, SuiteService service) {
    this.pattern = pattern;
    this.service = service;
  }

  /** The paths, as Spring's {@code PathPattern} writes them. */
  public String pattern() {
    return pattern;
  }

  /** Whose paths they are. */
  public SuiteService service() {
    return service;
  }

  /** Who may pass; empty where the door is open. */
  public Set<Role> roles() {
    return switch (this) {
      case ORDER_PAYMENTS, ORDER_REFUNDS, ORDERS, PAYMENTS, REFUNDS -> Set.of(Role.MERCHANT);
      case WALLET -> Set.of(Role.MERCHANT, Role.TRAFFIC);
      case SETTLEMENTS -> Set.of(Role.PLATFORM);
      case WITHDRAWALS -> Set.of(Role.TRAFFIC);
      case WITHDRAWAL_REVIEWS, WALLET_CONTROLS -> Set.of(Role.OPERATOR);
      case CALLBACKS -> Set.of();
    };
  }

  /** Whether anybody may pass: the channels, whose signatures are checked inside. */
  public boolean isOpen() {
    return roles().isEmpty();
  }
}
