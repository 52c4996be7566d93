package io.adpay.chaos.workload;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;

/** The charges that the billing job draws up, and those that it sends again by mistake. */
final class Charges {

  private static final int ITEMS_MOST = 8;
  private static final long TWO_OPERATORS_FROM_FEN = 50_000_000;

  /** So many impressions at a fen a thousand cost nothing. */
  private static final long ROUNDED_TO_NOTHING = 500;

  /** How many merchants' uids further on there is an advertiser who never has money. */
  private static final int PENNILESS_INDEX = 99;

  private final Dice dice;
  private final WorkloadSettings settings;
  private final List<Charge> sent = new ArrayList<>();

  Charges(Dice dice, WorkloadSettings settings) {
    this.dice = dice;
    this.settings = settings;
  }

  /** The items of the next batch. */
  List<Charge> next() {
    List<Charge> batch = new ArrayList<>();
    int items = dice.between(1, ITEMS_MOST);
    while (batch.size() < items) {
      batch.add(item());
    }
    if (dice.chance(5)) {
      batch.add(batch.getFirst());
    }
    return Collections.unmodifiableList(batch);
  }

  private Charge item() {
    int kind = dice.between(1, 100);
    if (kind <= 12 && !sent.isEmpty()) {
      return dice.oneOf(sent);
    }
    if (kind <= 18 && !sent.isEmpty()) {
      return dice.oneOf(sent).changed();
    }
    Charge fresh = fresh(kind > 95);
    sent.add(fresh);
    return fresh;
  }

  private Charge fresh(boolean penniless) {
    int advertiser =
        Merchant.uid(penniless ? PENNILESS_INDEX : dice.between(0, settings.merchants() - 1));
    int trafficOwner = TrafficOwner.uid(dice.between(0, settings.trafficOwners() - 1));
    if (dice.chance(3)) {
      return new Charge(
          dice.unique(),
          advertiser,
          trafficOwner,
          Charge.Model.CPM,
          dice.between(1L, ROUNDED_TO_NOTHING),
          1,
          OptionalInt.empty());
    }
    Charge.Model model = dice.oneOf(List.of(Charge.Model.values()));
    long fen = amount();
    long quantity = dice.between(1L, model == Charge.Model.CPM ? 20_000L : 50L);
    long forAllUnits = model == Charge.Model.CPM ? fen * 1_000 : fen;
    return new Charge(
        dice.unique(),
        advertiser,
        trafficOwner,
        model,
        quantity,
        Math.ceilDiv(forAllUnits, quantity),
        commission());
  }

  private long amount() {
    int kind = dice.between(1, 100);
    if (kind <= 80) {
      return dice.between(1L, settings.usualFen() / 8);
    }
    if (kind <= 97) {
      return dice.between(settings.usualFen() / 8, settings.usualFen());
    }
    return TWO_OPERATORS_FROM_FEN;
  }

  private OptionalInt commission() {
    return switch (dice.between(1, 5)) {
      case 1 -> OptionalInt.of(0);
      case 2 -> OptionalInt.of(10_000);
      case 3 -> OptionalInt.of(dice.between(1, 9_999));
      default -> OptionalInt.empty();
    };
  }
}
