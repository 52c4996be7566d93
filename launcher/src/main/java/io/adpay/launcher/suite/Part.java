package io.adpay.launcher.suite;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a process of the suite does, in the order in which they are listed. Of some there is one
 * process, of others as many {@linkplain Node nodes} as one likes.
 */
public enum Part {
  MARIADB("mariadb"),
  REDIS("redis"),
  CHANNEL_SANDBOX("channel-sandbox"),
  GATEWAY("gateway"),
  ORDER_SERVICE("order-service"),
  PAYMENT_SERVICE("payment-service"),
  WALLET_SERVICE("wallet-service"),
  WITHDRAW_SERVICE("withdraw-service");

  private final String label;

  Part(String label) {
    this.label = label;
  }

  /** The name that people and files know it by; for a JVM it is its Maven module's too. */
  public String label() {
    return label;
  }

  /** Finds a part by its label. */
  public static Optional<Part> labelled(String label) {
    return Arrays.stream(values()).filter(part -> part.label.equals(label)).findFirst();
  }

  /** Whether it is a database server; everything else is a JVM that needs those. */
  public boolean isEngine() {
    return switch (this) {
      case MARIADB, REDIS -> true;
      case CHANNEL_SANDBOX,
          GATEWAY,
          ORDER_SERVICE,
          PAYMENT_SERVICE,
          WALLET_SERVICE,
          WITHDRAW_SERVICE ->
          false;
    };
  }

  /** Whether it may run more than once: what it knows lies in the databases, not in itself. */
  boolean mayHaveSeveralNodes() {
    return switch (this) {
      case MARIADB, REDIS, CHANNEL_SANDBOX -> false;
      case GATEWAY, ORDER_SERVICE, PAYMENT_SERVICE, WALLET_SERVICE, WITHDRAW_SERVICE -> true;
    };
  }

  /** The parts in groups that start one after the other; within a group, all at once. */
  static List<List<Part>> startOrder() {
    return List.of(
        List.of(MARIADB, REDIS),
        List.of(
            CHANNEL_SANDBOX,
            GATEWAY,
            ORDER_SERVICE,
            PAYMENT_SERVICE,
            WALLET_SERVICE,
            WITHDRAW_SERVICE));
  }

  /** The parts in groups that end one after the other: first the door, last the databases. */
  static List<List<Part>> stopOrder() {
    return List.of(
        List.of(GATEWAY),
        List.of(CHANNEL_SANDBOX, ORDER_SERVICE, PAYMENT_SERVICE, WALLET_SERVICE, WITHDRAW_SERVICE),
        List.of(MARIADB, REDIS));
  }
}
