package io.adpay.common.ordernumber;

/**
 * The services that make numbers. Each has a quarter of the node ids to itself, so that a number is
 * unique over all of them although each leases its nodes in its own database.
 */
public enum NumberIssuer {
  ORDER(0),
  PAYMENT(1),
  WALLET(2),
  WITHDRAW(3);

  static final int LEASED_BITS = 5;

  /** How many processes of one service may make numbers at the same time. */
  public static final int NODES_PER_ISSUER = 1 << LEASED_BITS;

  private final int id;

  NumberIssuer(int id) {
    this.id = id;
  }

  int node(int leased) {
    return id << LEASED_BITS | leased;
  }

  static NumberIssuer ofNode(int node) {
    return switch (node >> LEASED_BITS) {
      case 0 -> ORDER;
      case 1 -> PAYMENT;
      case 2 -> WALLET;
      case 3 -> WITHDRAW;
      default -> throw new IllegalArgumentException("no node: " + node);
    };
  }
}
