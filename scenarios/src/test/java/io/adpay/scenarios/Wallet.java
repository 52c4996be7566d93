package io.adpay.scenarios;

import java.util.List;

/** A wallet as its owner sees it; amounts are fen. */
final class Wallet {

  private final Client owner;

  Wallet(Client owner) {
    this.owner = owner;
  }

  long available() {
    return owner.read("/api/v1/wallet").path("available").asLong();
  }

  long frozen() {
    return owner.read("/api/v1/wallet").path("frozen").asLong();
  }

  /** The amounts of the latest 200 entries of a type that name that number, the oldest first. */
  List<Long> amounts(String type, String reference) {
    return owner
        .read("/api/v1/wallet/entries?type=" + type + "&limit=200")
        .path("items")
        .valueStream()
        .filter(entry -> entry.path("reference").asString().equals(reference))
        .map(entry -> entry.path("amount").asLong())
        .toList()
        .reversed();
  }
}
